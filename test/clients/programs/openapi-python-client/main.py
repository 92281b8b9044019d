"""A client of openapi-python-client."""

import datetime
import json
import sys
import uuid

from attrs import evolve
from client.users_api_client import Client
from client.users_api_client.api.users import create_user, delete_user, get_user, list_users, patch_user, update_user
from client.users_api_client.models import Problem, User, UserInput, UserInputLanguage, UserInputPlan, UserPage, UserPatch
from client.users_api_client.types import UNSET

client = Client(base_url=sys.argv[1])


def show(step, **what):
    print(json.dumps({"step": step, **what}))


born = datetime.date(1815, 12, 10)
ada = UserInput(
    name="Ada Lovelace",
    about="",
    code="AL1815",
    email="ada@example.org",
    website="https://example.org/ada",
    birth_date=born,
    born_before_1900=born,
    seen_at=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.timezone.utc),
    device=uuid.UUID("f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c"),
    plan=UserInputPlan.IN_HOUSE,
    language=UserInputLanguage.DE,
    age=36,
    followers=3_000_000_000,
    points=-9_007_199_254_740_991,
    balance=1234567.891,
    share=0.1,
    newsletter=True,
)

created = create_user.sync(client=client, body=ada, idempotency_key=str(uuid.uuid4()))
assert isinstance(created, User)
show("created", user=created.to_dict())

read = get_user.sync_detailed(created.id, client=client)
assert isinstance(read.parsed, User)
show("read", user=read.parsed.to_dict())
tag = read.headers["ETag"]

other = create_user.sync(client=client, body=evolve(ada, name="Grace"))
assert isinstance(other, User)
ids = []
last_key = UNSET
while True:
    page = list_users.sync(client=client, limit=1, last_key=last_key)
    assert isinstance(page, UserPage)
    ids += [user.id for user in page.users]
    last_key = page.last_key
    if last_key is UNSET:
        break
show("paged", ids=ids)

changed = evolve(ada, name="Ada King")
updated = update_user.sync(created.id, client=client, body=changed, if_match=tag)
assert isinstance(updated, User)
show("updated", name=updated.name)
stale = update_user.sync(created.id, client=client, body=changed, if_match=tag)
assert isinstance(stale, Problem)
show("stale", status=stale.status, title=stale.title)

refused = create_user.sync(client=client, body=evolve(ada, born_before_1900=datetime.date(1915, 12, 10)))
assert isinstance(refused, Problem)
show("refused", status=refused.status, title=refused.title, pointer=refused.errors[0].pointer)

patched = patch_user.sync(created.id, client=client, body=UserPatch(age=37, about=None))
assert isinstance(patched, User)
show("patched", age=patched.age)

deleted = delete_user.sync_detailed(other.id, client=client)
show("deleted", status=deleted.status_code)
