/** How the address and a request name the value of a filter: `by_office=…`. */
export const BY = 'by_'

/** Instead of the first day of a list's period: all days. */
export const ALL_DAYS = 'all'
