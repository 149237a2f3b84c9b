import { beforeEach, describe, expect, it, vi } from 'vitest'

import type * as Steps from '@/admin/shell/steps'

/** A browser's history as far as the steps need it: entries, where it is, and who hears of Back. */
class Tab {
  readonly entries: { state: Record<string, unknown> | null; href: string }[]
  at: number
  readonly listeners: (() => void)[] = []
  constructor(...hrefs: string[]) {
    this.entries = hrefs.map((href) => ({ state: null, href }))
    this.at = hrefs.length - 1
  }
  get here() {
    return this.entries[this.at]!
  }
  readonly history = {
    tab: this as Tab,
    get state() {
      return this.tab.here.state
    },
    pushState: (state: Record<string, unknown>) => {
      this.entries.splice(this.at + 1, Infinity, { state, href: this.here.href })
      this.at++
    },
    go: (by: number) => {
      this.at = Math.max(0, this.at + by)
      for (const hear of this.listeners) hear()
    },
    back: () => this.history.go(-1),
  }
}

const LIST = 'https://city.example/admin/work'
const PAGE = 'https://city.example/admin/complaints'
let tab: Tab
let steps: Pick<typeof Steps, 'addStep' | 'watchBack'>

beforeEach(async () => {
  vi.resetModules()
  tab = new Tab(LIST, PAGE)
  vi.stubGlobal('window', {
    history: tab.history,
    addEventListener: (_: string, hear: () => void) => tab.listeners.push(hear),
  })
  vi.stubGlobal('history', tab.history)
  vi.stubGlobal('location', {
    get href() {
      return tab.here.href
    },
    get pathname() {
      return new URL(tab.here.href).pathname
    },
  })
  steps = await import('@/admin/shell/steps')
})

describe('Back while something is written', () => {
  it('a dialog that is only opened leaves nothing in the history', () => {
    steps.watchBack({ hasTyped: () => false, ask: () => undefined })
    expect(tab.entries).toHaveLength(2)
  })

  it('asks, stays, asks again, and leaves when the person says so', () => {
    const asked: (() => void)[] = []
    steps.watchBack({ hasTyped: () => true, ask: (leave) => asked.push(leave) })
    steps.addStep()
    tab.history.back()
    expect([asked.length, tab.here.href]).toEqual([1, PAGE])
    tab.history.back()
    expect([asked.length, tab.here.href]).toEqual([2, PAGE])
    asked[1]!()
    expect(tab.here.href).toBe(LIST)
  })

  it('ten dialogs that were sent cost one press of Back, as if none had been', () => {
    for (let at = 0; at < 10; at++) {
      const end = steps.watchBack({ hasTyped: () => true, ask: () => undefined })
      steps.addStep()
      end()
    }
    expect(tab.entries).toHaveLength(3)
    tab.history.back()
    expect(tab.here.href).toBe(LIST)
  })

  it('of a page and a dialog over it the dialog asks', () => {
    const asked: string[] = []
    steps.watchBack({ hasTyped: () => true, ask: () => asked.push('page') })
    steps.watchBack({ hasTyped: () => true, ask: () => asked.push('dialog') })
    steps.addStep()
    tab.history.back()
    expect(asked).toEqual(['dialog'])
  })
})
