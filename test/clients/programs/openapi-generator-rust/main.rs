// Uses a client of openapi-generator for Rust.
use openapi::apis::{configuration::Configuration, users_api::*, Error};
use openapi::models::{user_input, Problem, UserInput, UserPatch};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let configuration = Configuration {
        base_path: std::env::args().nth(1).unwrap(),
        ..Configuration::default()
    };
    let born = chrono::NaiveDate::from_ymd_opt(1815, 12, 10).unwrap();
    let ada = UserInput {
        name: "Ada Lovelace".into(),
        about: Some("".into()),
        code: "AL1815".into(),
        email: "ada@example.org".into(),
        website: Some("https://example.org/ada".into()),
        birth_date: born,
        born_before1900: Some(born),
        seen_at: "2026-03-01T12:00:00Z".parse().unwrap(),
        device: "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c".parse().unwrap(),
        plan: user_input::Plan::InHouse,
        language: Some(user_input::Language::De),
        age: 36,
        followers: 3_000_000_000,
        points: Some(-9_007_199_254_740_991),
        balance: 1234567.891,
        share: Some(0.1),
        newsletter: true,
    };

    let key = chrono::Utc::now().to_rfc3339();
    let created = create_user(&configuration, ada.clone(), Some(&key)).await.unwrap();
    println!("{}", json!({"step": "created", "user": created}));

    let read = get_user(&configuration, &created.id, None).await.unwrap();
    println!("{}", json!({"step": "read", "user": read}));

    let grace = UserInput { name: "Grace".into(), ..ada.clone() };
    let other = create_user(&configuration, grace, None).await.unwrap();
    let mut ids: Vec<String> = vec![];
    let mut last_key: Option<String> = None;
    loop {
        let page = list_users(&configuration, Some(1), last_key.as_deref()).await.unwrap();
        ids.extend(page.users.into_iter().map(|user| user.id));
        last_key = page.last_key;
        if last_key.is_none() {
            break;
        }
    }
    println!("{}", json!({"step": "paged", "ids": ids}));

    // The client does not show the headers of an answer, so there is no tag.
    let king = UserInput { name: "Ada King".into(), ..ada.clone() };
    let updated = update_user(&configuration, &created.id, king.clone(), Some("*")).await.unwrap();
    println!("{}", json!({"step": "updated", "name": updated.name}));
    let stale = match update_user(&configuration, &created.id, king, Some("\"1-1\"")).await {
        Err(Error::ResponseError(refused)) => match refused.entity {
            Some(UpdateUserError::Status412(problem)) => problem,
            Some(UpdateUserError::Status400(problem)) => problem,
            other => panic!("expected a problem, got {other:?}"),
        },
        other => panic!("expected a refusal, got {other:?}"),
    };
    println!("{}", json!({"step": "stale", "status": stale.status, "title": stale.title}));

    let late = UserInput { born_before1900: chrono::NaiveDate::from_ymd_opt(1915, 12, 10), ..ada };
    let refused: Problem = match create_user(&configuration, late, None).await {
        Err(Error::ResponseError(refused)) => match refused.entity {
            Some(CreateUserError::Status400(problem)) => problem,
            other => panic!("expected a problem, got {other:?}"),
        },
        other => panic!("expected a refusal, got {other:?}"),
    };
    let pointer = &refused.errors.unwrap()[0].pointer;
    println!("{}", json!({"step": "refused", "status": refused.status, "title": refused.title, "pointer": pointer}));

    let patch = UserPatch { age: Some(37), about: Some(None), ..UserPatch::default() };
    let patched = patch_user(&configuration, &created.id, patch, None).await.unwrap();
    println!("{}", json!({"step": "patched", "age": patched.age}));

    delete_user(&configuration, &other.id, None).await.unwrap();
    println!("{}", json!({"step": "deleted", "status": 200}));
}
