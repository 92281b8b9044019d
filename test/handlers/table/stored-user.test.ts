// Tests stored times that are shown without being parsed: each must be in the form that `Date` writes.

import test from "ava";
import { readItem } from "../../../handlers/table/stored-user.ts";

const two = (number: number) => String(number).padStart(2, "0");

/** Returns a time as `Date` writes it, or the epoch. */
function byDate(text: string): string {
  const date = new Date(text);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
}

function shown(createdAt: string) {
  const { user, tag } = readItem({}, { createdAt: { S: createdAt }, updatedAt: { S: createdAt } });
  return { ...user, tag };
}

test("shows times of all days, and of days that do not exist, as Date reads them", (t) => {
  for (const year of ["0000", "1900", "2000", "2023", "2024", "9999"]) {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${two(month)}-${two(day)}T23:59:59.999Z`;
        const time = byDate(text);
        const tag = `1-${Date.parse(time)}`;
        t.deepEqual(shown(text), { id: "", createdAt: time, updatedAt: time, tag });
      }
    }
  }
});

test("shows times of all hours, minutes and seconds, and of others, as Date reads them", (t) => {
  for (let number = 0; number <= 61; number++) {
    for (const clock of [`${two(number)}:01:01`, `01:${two(number)}:01`, `01:01:${two(number)}`]) {
      const text = `2024-05-06T${clock}.070Z`;
      t.is(shown(text).createdAt, byDate(text), text);
    }
  }
});
