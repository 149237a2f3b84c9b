'use client'

import { useDocumentInfo, useDocumentTitle, useTranslation } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * The heading of a record without a name: a word for a new one, which Payload puts in brackets as if
 * it were a gap, and what it is for one that stays without, where Payload shows its internal number.
 */
export function RecordTitle() {
  const { id, docConfig } = useDocumentInfo()
  const { title, setDocumentTitle } = useDocumentTitle()
  const { t } = useTranslation()
  const word = t('general:untitled')
  const kind = docConfig && 'labels' in docConfig ? String(docConfig.labels.singular) : word
  useEffect(() => {
    const better = title === `[${word}]` ? word : title === String(id) ? kind : title
    // The provider names the record in an effect of its own, which runs after this one.
    if (better !== title) queueMicrotask(() => setDocumentTitle(better))
  }, [id, kind, title, word, setDocumentTitle])
  return null
}
