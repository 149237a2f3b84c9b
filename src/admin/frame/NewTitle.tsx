'use client'

import { useDocumentTitle, useTranslation } from '@payloadcms/ui'
import { useEffect } from 'react'

/** A record without a name is called by a word; Payload puts it in brackets, as if it were a gap. */
export function NewTitle() {
  const { title, setDocumentTitle } = useDocumentTitle()
  const { t } = useTranslation()
  const word = t('general:untitled')
  useEffect(() => {
    if (title === `[${word}]`) setDocumentTitle(word)
  }, [title, word, setDocumentTitle])
  return null
}
