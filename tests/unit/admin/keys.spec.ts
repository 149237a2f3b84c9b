import { ESLint } from 'eslint'
import type { KeyboardEvent } from 'react'
import { describe, expect, it } from 'vitest'

import { isConverting, ownKeys } from '@/admin/shell/keys'

const press = (key: string, more: object = {}) =>
  ({ key, nativeEvent: { isComposing: false, keyCode: 13, ...more } }) as KeyboardEvent<Element>

describe('keys of a kana-kanji conversion', () => {
  it('never act: neither while it runs nor with the Enter that ends it in Safari', () => {
    const acts: string[] = []
    const onKey = ownKeys((event) => void acts.push(event.key))
    onKey(press('Enter', { isComposing: true }))
    onKey(press('Enter', { keyCode: 229 }))
    expect(acts).toEqual([])
    onKey(press('Enter'))
    expect(acts).toEqual(['Enter'])
    expect(isConverting({ isComposing: false, keyCode: 13 })).toBe(false)
  })

  it('are kept from every handler of the panel by a rule', async () => {
    const eslint = new ESLint()
    const found = async (code: string) => {
      const [result] = await eslint.lintText(code, { filePath: 'src/admin/desk/Sample.tsx' })
      return result!.messages.filter(({ ruleId }) => ruleId === 'ours/keys').length
    }
    const field = (handler: string) =>
      `export const Sample = ({ act }: { act: () => void }) => <input onKeyDown={${handler}} />\n`
    expect(await found(field("(event) => event.key === 'Enter' && act()"))).toBe(1)
    expect(await found(field('act'))).toBe(1)
    expect(await found(field('ownKeys(act)'))).toBe(0)
    expect(await found("window.addEventListener('keydown', () => undefined)\n")).toBe(1)
  })
})
