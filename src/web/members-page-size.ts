/** How many members a page of the list shows. */
export const MEMBERS_SHOWN = 50;
