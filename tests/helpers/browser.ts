import type { Payload } from 'payload'

import { handleSite } from '@/public-site/handle'

export type Answer = {
  status: number
  url: string
  /** The address without the key of the booking that it is about. */
  place: string
  html: string
  /** The page's words: no tags, no scripts, entities resolved. */
  text: string
  headers: Headers
}

const ORIGIN = 'http://localhost:3000'

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
}
const decode = (text: string) => text.replace(/&(#?\w+);/g, (all, name) => ENTITIES[name] ?? all)

export const textOf = (html: string): string =>
  decode(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replace(
    /\s+/g,
    ' ',
  )

/** `/ja/manage/3k7x2p/cancel` → `/ja/manage/cancel`: which page, whichever booking it is about. */
const placeOf = (url: string): string => url.replace(/\/\d[0-9a-z]{5}(?=[/?]|$)/, '')

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      decode(value),
    ]),
  )

/** The form whose action ends so, with the values that a browser would send along. */
export function formIn(html: string, action?: string): { action: string; fields: URLSearchParams } {
  for (const [, head = '', body = ''] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    const target = attributesOf(head).action ?? ''
    if (action !== undefined && !placeOf(target).split('?')[0]?.endsWith(action)) continue
    const fields = new URLSearchParams()
    for (const [, tag = ''] of body.matchAll(/<input([^>]*?)\/?>/g)) {
      const { name, type, value = '', ...rest } = attributesOf(tag)
      if (name && (type !== 'radio' || 'checked' in rest)) fields.set(name, value)
    }
    for (const [, tag = '', inner = ''] of body.matchAll(
      /<textarea([^>]*)>([\s\S]*?)<\/textarea>/g,
    ))
      fields.set(attributesOf(tag).name ?? '', decode(inner))
    for (const [, tag = '', inner = ''] of body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
      const chosen = [...inner.matchAll(/<option([^>]*)>/g)].map(([, one = '']) =>
        attributesOf(one),
      )
      const option = chosen.find((one) => 'selected' in one) ?? chosen[0]
      fields.set(attributesOf(tag).name ?? '', option?.value ?? '')
    }
    return { action: target, fields }
  }
  throw new Error(`no form ${action ?? ''} on the page`)
}

let browsers = 0
const nextAddress = (): string => {
  browsers += 1
  return `10.0.${browsers >> 8}.${browsers & 255}`
}

/** A browser without JavaScript that talks to the site in this process: cookies, forms, redirects. */
export class Browser {
  cookies = new Map<string, string>()
  page: Answer = { status: 0, url: '', place: '', html: '', text: '', headers: new Headers() }

  constructor(
    private readonly payload: Payload,
    /** Where its requests come from; each browser its own, as limits count by it. */
    public address = nextAddress(),
  ) {}

  /** Another tab of the same browser: the same cookies, a page of its own. */
  tab(): Browser {
    const tab = new Browser(this.payload, this.address)
    tab.cookies = this.cookies
    return tab
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', this.address)
    headers.set('host', 'localhost:3000')
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie) headers.set('cookie', cookie)
    const response = await handleSite(
      this.payload,
      new Request(new URL(path, ORIGIN), { ...init, headers }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  private async settle(first: Response, path: string): Promise<Answer> {
    let response = first
    let url = path
    for (let hops = 0; response.status === 303 && hops < 10; hops++) {
      url = response.headers.get('location') ?? ''
      response = await this.send(url)
    }
    const html = await response.text()
    this.page = {
      status: response.status,
      url: url.split('#')[0] ?? '',
      place: placeOf(url.split('#')[0] ?? ''),
      html,
      text: textOf(html),
      headers: response.headers,
    }
    return this.page
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.settle(await this.send(path, { headers }), path)
  }

  /** Posts without following: for double presses. */
  post(
    action: string,
    fields: URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.send(action, {
      method: 'POST',
      body: fields.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: ORIGIN,
        ...headers,
      },
    })
  }

  /** Fills the page's form, presses its button and follows to the next page. */
  async submit(values: Record<string, string> = {}, action?: string): Promise<Answer> {
    const form = formIn(this.page.html, action)
    for (const [name, value] of Object.entries(values)) form.fields.set(name, value)
    const target = form.action
    return this.settle(await this.post(target, form.fields), target)
  }

  /** Follows the first link whose address contains this. */
  follow(part: string): Promise<Answer> {
    const found = [...this.page.html.matchAll(/<a\b([^>]*)>/g)]
      .map(([, tag = '']) => attributesOf(tag).href ?? '')
      .find((href) => placeOf(href).includes(part))
    if (!found) throw new Error(`no link to ${part} on ${this.page.url}`)
    return this.get(found)
  }
}
