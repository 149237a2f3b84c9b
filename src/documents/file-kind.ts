type Kind = { ends: string[]; type: string; heads: { at: number; bytes: number[] }[] }

const PACKED = [{ at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] }]
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0))

/** Kinds of files that may be kept: by the name's end, and how each begins (one of the heads; none: a text). */
const KINDS: readonly Kind[] = [
  { ends: ['pdf'], type: 'application/pdf', heads: [{ at: 0, bytes: ascii('%PDF') }] },
  { ends: ['xlsx'], type: `${OFFICE}.spreadsheetml.sheet`, heads: PACKED },
  { ends: ['docx'], type: `${OFFICE}.wordprocessingml.document`, heads: PACKED },
  { ends: ['pptx'], type: `${OFFICE}.presentationml.presentation`, heads: PACKED },
  { ends: ['png'], type: 'image/png', heads: [{ at: 0, bytes: [0x89, ...ascii('PNG')] }] },
  { ends: ['jpg', 'jpeg'], type: 'image/jpeg', heads: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  { ends: ['wav'], type: 'audio/wav', heads: [{ at: 0, bytes: ascii('RIFF') }] },
  {
    ends: ['mp3'],
    type: 'audio/mpeg',
    heads: [
      { at: 0, bytes: ascii('ID3') },
      ...[0xfb, 0xf3, 0xf2].map((second) => ({ at: 0, bytes: [0xff, second] })),
    ],
  },
  { ends: ['m4a'], type: 'audio/mp4', heads: [{ at: 4, bytes: ascii('ftyp') }] },
  { ends: ['csv'], type: 'text/csv', heads: [] },
  { ends: ['txt'], type: 'text/plain', heads: [] },
]

/** 「PDF、Excel…」 for a refusal, and for the browser's own choice of files. */
export const KEPT_ENDS: readonly string[] = KINDS.flatMap(({ ends }) => ends)

/**
 * The type of a file that somebody sends, by its name and its first bytes: what the browser says of
 * it is the sender's to choose. null: none of the kinds that are kept.
 */
export function fileTypeOf(name: string, bytes: Uint8Array): string | null {
  const end = name.split('.').at(-1)?.toLowerCase() ?? ''
  const kind = KINDS.find(({ ends }) => ends.includes(end))
  if (!kind) return null
  // A text has no such byte; a program that calls itself a list has.
  if (kind.heads.length === 0) return bytes.includes(0) ? null : kind.type
  const begins = ({ at, bytes: head }: Kind['heads'][number]): boolean =>
    head.every((byte, index) => bytes[at + index] === byte)
  return kind.heads.some(begins) ? kind.type : null
}
