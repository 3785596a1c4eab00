/** Small files to attach as evidence, as members would send them; all of it is invented. */
export const PAPERS = {
  'delivery-note.txt': `Delivery note 0417                       Lumenbyte Software
To: Reach Refugee Health Collective      9 July 2026

12 tablets, 10 inch, refurbished, with chargers
Handed to the courier in one box. Screens checked.
`,
  'tablets-tested.csv': `serial,starts,screen
LB-2031,yes,whole
LB-2032,yes,whole
LB-2033,yes,broken
LB-2034,yes,whole
LB-2035,yes,whole
LB-2036,yes,whole
LB-2037,yes,whole
LB-2038,no,broken
LB-2039,yes,whole
LB-2040,yes,whole
LB-2041,yes,whole
LB-2042,yes,whole
`,
  'timesheet-2026-07.csv': `week,hours
2026-W28,12.50
2026-W29,14.00
2026-W30,11.50
2026-W31,8.00
`,
  'inspections-2026-08.eml': `From: office@city-health.example
To: homes@medical-school.example
Date: Fri, 21 Aug 2026 09:12:00 +0100
Subject: Inspections for the study

Eleven flats in Harbour Terrace, 24 hours in all, by two colleagues.
`,
  'rooms-booked.txt': `City Libraries, bookings of the interview room, July to September 2026
20 days, 30 square metres each: 600 square metre days
`,
} as const satisfies Readonly<Record<string, string>>;
