/** Heading of the menu for what people work with. */
export const EQUIPMENT_GROUP = '機器・消耗品'
