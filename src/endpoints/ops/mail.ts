import type { Endpoint } from 'payload'
import { z } from 'zod'

import { LANGUAGE_CODES } from '@/domain/languages'
import { MAIL_KIND, type MailKind } from '@/domain/mail/kinds'
import { previewMail } from '@/services/mail/preview'

import { staffOperation } from './define'

/** A mail text as a citizen would get it, before it is saved (NT-06). */
const preview = staffOperation({
  method: 'post',
  path: '/ops/mail/preview',
  capability: 'settings.edit',
  input: z.object({
    kind: z.enum(Object.keys(MAIL_KIND) as [MailKind, ...MailKind[]]),
    language: z.enum(LANGUAGE_CODES),
    service: z.string().max(60).default(''),
    subject: z.string().max(300),
    body: z.string().max(20_000),
  }),
  handle: ({ ctx, input }) => previewMail(ctx, input),
})

export const mailEndpoints: Endpoint[] = [preview]
