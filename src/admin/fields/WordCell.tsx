'use client'

import { Link } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'

type Props = DefaultCellComponentProps & { words: Record<string, string> }

/** A program's name in a list, as people call it. */
export function WordCell({ cellData, words, link, linkURL }: Props) {
  const name = String(cellData ?? '')
  const text = words[name] ?? name
  return link && linkURL ? (
    <Link href={linkURL} prefetch={false}>
      {text}
    </Link>
  ) : (
    <span>{text}</span>
  )
}
