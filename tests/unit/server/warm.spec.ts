import type { IncomingMessage, ServerResponse } from 'node:http'

import { describe, expect, it } from 'vitest'

import { frontDoor } from '@/server/front-door.mjs'
import { FIRST_PAGES, warmUp } from '@/server/warm.mjs'

const URL_OF_CITY = 'https://city.example.jp'
type Seen = { url: string; host: string; from: string }

/** A front door that notes what it was asked for. */
function noting(answer: (url: string, response: ServerResponse) => void) {
  const seen: Seen[] = []
  const server = frontDoor(
    (request: IncomingMessage, response: ServerResponse) => {
      const { url = '', headers } = request
      seen.push({ url, host: headers.host ?? '', from: String(headers['x-forwarded-for']) })
      answer(url, response)
    },
    { publicUrl: URL_OF_CITY, trustedProxies: 0, ready: () => false },
  )
  return { server, seen }
}

describe('the first pages of a new process', () => {
  it('are asked for one after the other before it is ready, as a visitor of the city would', async () => {
    const { server, seen } = noting((url, response) => void response.end(url))
    const took = await warmUp(server, URL_OF_CITY)
    expect(seen.map(({ url }) => url)).toEqual(FIRST_PAGES)
    expect(Object.keys(took)).toEqual(FIRST_PAGES)
    expect(new Set(seen.map(({ host }) => host))).toEqual(new Set(['city.example.jp']))
    expect(new Set(seen.map(({ from }) => from))).toEqual(new Set(['127.0.0.1']))
    expect(server.listening).toBe(false)
  })

  it('a page that fails or breaks off keeps the next one from nothing', async () => {
    const { server, seen } = noting((url, response) => {
      if (url === '/broken') response.destroy()
      else if (url === '/error') throw new Error('inside')
      else response.end('in')
    })
    const pages = ['/broken', '/error', '/whole']
    await warmUp(server, URL_OF_CITY, { pages })
    expect(seen.map(({ url }) => url)).toEqual(pages)
  })

  it('a process that is told to end meanwhile asks for no more', async () => {
    const { server, seen } = noting((_, response) => void response.end('in'))
    await warmUp(server, URL_OF_CITY, { isWanted: () => seen.length < 2 })
    expect(seen).toHaveLength(2)
    expect(server.listening).toBe(false)
  })
})
