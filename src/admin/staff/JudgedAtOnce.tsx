'use client'

import { useField, useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)

/**
 * Payload's form of an account looks at login ID and password in the browser and sends nothing while
 * one is wrong: what else is required would be marked only by the next save. So it is looked at there
 * as well.
 */
export const JudgedAtOnce = ({ paths }: { paths: string[] }) =>
  paths.map((path) => <Judged key={path} path={path} />)

function Judged({ path }: { path: string }) {
  const { t } = useTranslation()
  const validate = useCallback(
    (value: unknown) => (isEmpty(value) ? t('validation:required') : true),
    [t],
  )
  useField({ path, validate })
  return null
}
