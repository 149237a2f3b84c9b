/** Kinds of files that may be kept: by the name's end, and how each begins. */
const KINDS: readonly { ends: string[]; type: string; head: number[] }[] = [
  { ends: ['pdf'], type: 'application/pdf', head: [0x25, 0x50, 0x44, 0x46] },
  {
    ends: ['xlsx'],
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    head: [0x50, 0x4b, 0x03, 0x04],
  },
  { ends: ['png'], type: 'image/png', head: [0x89, 0x50, 0x4e, 0x47] },
  { ends: ['jpg', 'jpeg'], type: 'image/jpeg', head: [0xff, 0xd8, 0xff] },
  { ends: ['csv'], type: 'text/csv', head: [] },
]

/**
 * The type of a file that somebody sends, by its name and its first bytes: what the browser says of
 * it is the sender's to choose. null: none of the kinds that are kept.
 */
export function fileTypeOf(name: string, bytes: Uint8Array): string | null {
  const end = name.split('.').at(-1)?.toLowerCase() ?? ''
  const kind = KINDS.find(({ ends }) => ends.includes(end))
  if (!kind || !kind.head.every((byte, index) => bytes[index] === byte)) return null
  // A text has no such byte; a program that calls itself a list has.
  return kind.head.length === 0 && bytes.includes(0) ? null : kind.type
}
