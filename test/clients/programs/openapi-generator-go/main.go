// Uses a client of openapi-generator for Go.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"example.org/client/client"
)

type fields map[string]any

func show(step string, what fields) {
	what["step"] = step
	line, err := json.Marshal(what)
	check(err)
	fmt.Println(string(line))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// Returns the problem details of a refusal.
func problemOf(err error) client.Problem {
	var failed *client.GenericOpenAPIError
	if !errors.As(err, &failed) {
		log.Fatalf("expected a refusal, got %v", err)
	}
	problem, ok := failed.Model().(client.Problem)
	if !ok {
		log.Fatalf("expected a problem, got %v", failed.Model())
	}
	return problem
}

func main() {
	ctx := context.Background()
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: os.Args[1]}}
	users := client.NewAPIClient(configuration).UsersAPI

	ada := client.NewUserInput("Ada Lovelace", "AL1815", "ada@example.org", "1815-12-10",
		time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c", "in-house",
		36, 3_000_000_000, 1234567.891, true)
	ada.SetAbout("")
	ada.SetWebsite("https://example.org/ada")
	ada.SetBornBefore1900("1815-12-10")
	ada.SetLanguage("de")
	ada.SetPoints(-9_007_199_254_740_991)
	ada.SetShare(0.1)

	created, _, err := users.CreateUser(ctx).UserInput(*ada).IdempotencyKey(time.Now().Format(time.RFC3339Nano)).Execute()
	check(err)
	show("created", fields{"user": created})

	read, answer, err := users.GetUser(ctx, created.Id).Execute()
	check(err)
	show("read", fields{"user": read})
	tag := answer.Header.Get("ETag")

	grace := *ada
	grace.Name = "Grace"
	other, _, err := users.CreateUser(ctx).UserInput(grace).Execute()
	check(err)
	ids := []string{}
	request := users.ListUsers(ctx).Limit(1)
	for {
		page, _, err := request.Execute()
		check(err)
		for _, user := range page.Users {
			ids = append(ids, user.Id)
		}
		lastKey, isThere := page.GetLastKeyOk()
		if !isThere {
			break
		}
		request = request.LastKey(*lastKey)
	}
	show("paged", fields{"ids": ids})

	king := *ada
	king.Name = "Ada King"
	change := users.UpdateUser(ctx, created.Id).UserInput(king).IfMatch(tag)
	updated, _, err := change.Execute()
	check(err)
	show("updated", fields{"name": updated.GetName()})
	_, _, err = change.Execute()
	stale := problemOf(err)
	show("stale", fields{"status": stale.Status, "title": stale.Title})

	late := *ada
	late.SetBornBefore1900("1915-12-10")
	_, _, err = users.CreateUser(ctx).UserInput(late).Execute()
	refused := problemOf(err)
	show("refused", fields{"status": refused.Status, "title": refused.Title, "pointer": refused.Errors[0].Pointer})

	patch := client.NewUserPatch()
	patch.SetAge(37)
	patch.SetAboutNil()
	patched, _, err := users.PatchUser(ctx, created.Id).UserPatch(*patch).Execute()
	check(err)
	show("patched", fields{"age": patched.GetAge()})

	deleted, err := users.DeleteUser(ctx, other.Id).Execute()
	check(err)
	show("deleted", fields{"status": deleted.StatusCode})
}
