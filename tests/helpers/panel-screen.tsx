import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime.js'
import type { Payload, PayloadRequest } from 'payload'
import type { ContextType, ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

import { type ServiceContext, staffContext } from '@/services/context'

import type { Staff } from './staff'

/** The context that a page of the panel has for a signed-in person, with the account as it is stored now. */
export async function contextOf(payload: Payload, { id }: Staff): Promise<ServiceContext> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0 })
  return staffContext({ payload, user } as unknown as PayloadRequest, 'city-staff')
}

/** Buttons ask Next for the way on when they are drawn; nobody presses them here. */
const NOWHERE = {} as ContextType<typeof AppRouterContext>

/** A server part of the panel as the markup that the browser gets, without the frame around it. */
export async function drawn(part: ReactNode): Promise<string> {
  const out = new PassThrough()
  const { pipe } = renderToPipeableStream(
    <AppRouterContext value={NOWHERE}>{part}</AppRouterContext>,
    {
      onAllReady: () => void pipe(out),
      onShellError: (error) => out.destroy(error as Error),
      onError: (error) => void out.destroy(error as Error),
    },
  )
  return (await text(out)).replace(/<!--.*?-->/g, '')
}
