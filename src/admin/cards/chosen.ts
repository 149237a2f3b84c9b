/** The cards that are ticked in the list: id → number, empty where the list did not show the card. */
export type Chosen = ReadonlyMap<string, string>
