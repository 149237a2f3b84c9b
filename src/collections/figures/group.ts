/** Where the figures of the telephone stand in the menu. */
export const LINE_GROUP = 'コールセンター'
