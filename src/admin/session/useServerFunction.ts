'use client'

import { ServerFunctionsContext } from '@payloadcms/ui'
import type { ServerFunctionClient } from 'payload'
import { use, useCallback } from 'react'

import { isNobody } from './logged-out'

type Args = Parameters<ServerFunctionClient>[0]

/**
 * Payload looks at the first key whether a form is out of date, and offers nothing but to throw it away.
 * The save says what changed, and keeps what was typed (`stale/Stale`).
 */
const withoutStaleCheck: (args: Args) => Args = ({ args, name }) => {
  const { checkForStaleData: _check, ...others } = args
  return { name, args: others }
}

/**
 * Payload's forms and lists ask the server through functions (what a form shows next, a new row, a
 * record in a drawer). Asked by somebody whose log-in has ended, they wait like every other request.
 * @param wait resolves to whether there is a log-in again
 */
export function useServerFunction(wait: () => Promise<boolean>): ServerFunctionClient {
  const context = use(ServerFunctionsContext)
  const ask = context?.serverFunction
  return useCallback(
    async (args) => {
      const answer = await ask?.(withoutStaleCheck(args))
      if (!isNobody(answer)) return answer
      return (await wait()) ? ask?.(args) : undefined
    },
    [ask, wait],
  )
}
