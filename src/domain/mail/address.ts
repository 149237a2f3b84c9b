const MAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]{1,190}\.[A-Za-z]{2,}$/

/** Has a text the form of a mail address? Nothing in it can open a second address or a header. */
export const isMailAddress = (text: string): boolean => MAIL.test(text)

/** Addresses typed one a line or with commas between them, each once. */
export const addressesOf = (text: string | null | undefined): string[] => [
  ...new Set((text ?? '').split(/[\s,、;]+/).filter(Boolean)),
]
