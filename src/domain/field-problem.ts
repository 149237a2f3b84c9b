/** Why a form cannot be saved: the field (Payload's path) that is to blame, and what to do, in Japanese. */
export type FieldProblem = { field: string; message: string }

export const at = (field: string, message: string): FieldProblem => ({ field, message })
