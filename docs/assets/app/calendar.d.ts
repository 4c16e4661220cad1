// The types of the calendar's scripts; read by `tsc` alone, never by a browser.

/** A day as the number of days since 1 January 1970: no clock, no time zone. */
type Day = number;
type Reading = "calendar" | "working";
type Cycle = "month" | "quarter" | "half" | "year";

/** An all-day entry of a calendar file. */
interface CalendarEntry {
  uid: string;
  first: Day;
  /** The last day that belongs to it. */
  last: Day;
  summary: string;
  description: string;
}

/** How many days before a meeting something is done; 0 where the source gives no bound. */
interface DaysBefore {
  earliest: number;
  latest: number;
}
/** What is done then, as the calendar's table has it. */
interface BeforeMeeting extends DaysBefore {
  title: string;
  applies: string;
  cited: string;
  /** The numbers as the page has them in words. */
  words: string;
}

interface SoTayGlobal {
  days: {
    today(now: Date): Day;
    /** `2026-11-24` of the years 1900 to 2199, or null. */
    parse(iso: string): Day | null;
    /** As in `2026-11-24`. */
    iso(day: Day): string;
    /** As in `thứ Ba, 24/11/2026`. */
    text(day: Day): string;
    before(day: Day, count: number, reading: Reading): Day;
    /** The cycle around a day: its name and its last day. */
    cycle(kind: Cycle, day: Day): { name: string; last: Day };
  };
  leads: {
    /** The first and the last day of what is done before a meeting; null where there is no bound. */
    range(lead: DaysBefore, meeting: Day, reading: Reading): { first: Day | null; last: Day };
    inWords(lead: DaysBefore, meeting: Day, reading: Reading): string;
    /** How the days lie to today, as a sentence. */
    standing(lead: DaysBefore, meeting: Day, reading: Reading, today: Day): string;
    readings: readonly Reading[];
    /** What each reading is called in a sentence, where it must be plain, and in a file's name. */
    words: Record<Reading, { short: string; long: string; file: string }>;
  };
  ics: {
    write(product: string, stamp: Date, entries: CalendarEntry[]): string;
    uid(): string;
  };
}
