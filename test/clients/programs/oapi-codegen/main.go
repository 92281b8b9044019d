// Uses a client of oapi-codegen.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"example.org/client/client"
	"github.com/google/uuid"
	openapi_types "github.com/oapi-codegen/runtime/types"
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

func of[T any](value T) *T { return &value }

func main() {
	ctx := context.Background()
	users, err := client.NewClientWithResponses(os.Args[1])
	check(err)
	born := openapi_types.Date{Time: time.Date(1815, 12, 10, 0, 0, 0, 0, time.UTC)}
	ada := client.UserInput{
		Name: "Ada Lovelace", About: of(""), Code: "AL1815", Email: "ada@example.org",
		Website: of("https://example.org/ada"), BirthDate: born, BornBefore1900: &born,
		SeenAt: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
		Device: uuid.MustParse("f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c"),
		Plan: client.UserInputPlanInHouse, Language: of(client.UserInputLanguageDe), Age: 36, Followers: 3_000_000_000,
		Points: of(int64(-9_007_199_254_740_991)), Balance: 1234567.891, Share: of(0.1), Newsletter: true,
	}

	created, err := users.CreateUserWithResponse(ctx, &client.CreateUserParams{IdempotencyKey: of(uuid.NewString())}, ada)
	check(err)
	show("created", fields{"user": created.JSON201})
	id := created.JSON201.Id

	read, err := users.GetUserWithResponse(ctx, id, nil)
	check(err)
	show("read", fields{"user": read.JSON200})
	tag := read.HTTPResponse.Header.Get("ETag")

	grace := ada
	grace.Name = "Grace"
	other, err := users.CreateUserWithResponse(ctx, nil, grace)
	check(err)
	ids := []string{}
	params := client.ListUsersParams{Limit: of(1)}
	for {
		page, err := users.ListUsersWithResponse(ctx, &params)
		check(err)
		for _, user := range page.JSON200.Users {
			ids = append(ids, user.Id)
		}
		if params.LastKey = page.JSON200.LastKey; params.LastKey == nil {
			break
		}
	}
	show("paged", fields{"ids": ids})

	king := ada
	king.Name = "Ada King"
	condition := client.UpdateUserParams{IfMatch: &tag}
	updated, err := users.UpdateUserWithResponse(ctx, id, &condition, king)
	check(err)
	show("updated", fields{"name": updated.JSON200.Name})
	stale, err := users.UpdateUserWithResponse(ctx, id, &condition, king)
	check(err)
	problem := stale.ApplicationproblemJSON412
	show("stale", fields{"status": problem.Status, "title": problem.Title})

	late := ada
	late.BornBefore1900 = &openapi_types.Date{Time: time.Date(1915, 12, 10, 0, 0, 0, 0, time.UTC)}
	refused, err := users.CreateUserWithResponse(ctx, nil, late)
	check(err)
	fault := refused.ApplicationproblemJSON400
	show("refused", fields{"status": fault.Status, "title": fault.Title, "pointer": (*fault.Errors)[0].Pointer})

	// The client leaves out a nil member, so `null` is sent with the function for a body of bytes.
	patch := strings.NewReader(`{"age":37,"about":null}`)
	patched, err := users.PatchUserWithBodyWithResponse(ctx, id, nil, "application/merge-patch+json", patch)
	check(err)
	show("patched", fields{"age": patched.JSON200.Age})

	deleted, err := users.DeleteUserWithResponse(ctx, other.JSON201.Id, nil)
	check(err)
	if deleted.StatusCode() != http.StatusOK {
		log.Fatal(deleted.Status())
	}
	show("deleted", fields{"status": deleted.StatusCode()})
}
