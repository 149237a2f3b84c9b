import type { TextField } from 'payload'

import { isWebAddress } from '@/domain/web-address'

import { text } from './basic'

/** The one field for addresses that pages and mails link to. */
export const webAddress = (
  name: string,
  label: string,
  extra: { description?: string } = {},
): TextField =>
  ({
    ...text(name, label, { ...extra, placeholder: 'https://' }),
    validate: (value: unknown) =>
      value === null ||
      value === undefined ||
      value === '' ||
      (typeof value === 'string' && isWebAddress(value)) ||
      'https:// から始まるアドレスを入力してください。',
  }) as TextField
