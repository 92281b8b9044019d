"""A client of openapi-generator for Python."""

import datetime
import json
import sys
import uuid

from openapi_client import ApiClient, ApiException, Configuration, Problem, User, UserInput, UserPatch, UsersApi

users = UsersApi(ApiClient(Configuration(host=sys.argv[1])))


def show(step, **what):
    print(json.dumps({"step": step, **what}))


def as_json(user: User):
    return json.loads(user.to_json())


born = datetime.date(1815, 12, 10)
ada = UserInput(
    name="Ada Lovelace",
    about="",
    code="AL1815",
    email="ada@example.org",
    website="https://example.org/ada",
    birthDate=born,
    bornBefore1900=born,
    seenAt=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.timezone.utc),
    device=uuid.UUID("f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c"),
    plan="in-house",
    language="de",
    age=36,
    followers=3_000_000_000,
    points=-9_007_199_254_740_991,
    balance=1234567.891,
    share=0.1,
    newsletter=True,
)

created = users.create_user(ada, idempotency_key=str(uuid.uuid4()))
show("created", user=as_json(created))

read = users.get_user_with_http_info(created.id)
show("read", user=as_json(read.data))
# The client keeps the case of header names, which depends on the gateway, and compares names exactly.
tag = {name.lower(): value for name, value in read.headers.items()}["etag"]

other = users.create_user(ada.model_copy(update={"name": "Grace"}))
ids = []
last_key = None
while True:
    page = users.list_users(limit=1, last_key=last_key)
    ids += [user.id for user in page.users]
    last_key = page.last_key
    if last_key is None:
        break
show("paged", ids=ids)

changed = ada.model_copy(update={"name": "Ada King"})
show("updated", name=users.update_user(created.id, changed, if_match=tag).name)


def refusal(call) -> Problem:
    try:
        call()
    except ApiException as error:
        assert isinstance(error.data, Problem)
        return error.data
    raise AssertionError("Expected a refusal.")


stale = refusal(lambda: users.update_user(created.id, changed, if_match=tag))
show("stale", status=stale.status, title=stale.title)

late = ada.model_copy(update={"born_before1900": datetime.date(1915, 12, 10)})
refused = refusal(lambda: users.create_user(late))
show("refused", status=refused.status, title=refused.title, pointer=refused.errors[0].pointer)

show("patched", age=users.patch_user(created.id, UserPatch(age=37, about=None)).age)

deleted = users.delete_user_with_http_info(other.id)
show("deleted", status=deleted.status_code)
