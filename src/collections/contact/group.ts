/** Group of the panel's menu for what people ask. */
export const CONTACT_GROUP = '問合せ'
