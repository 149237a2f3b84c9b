'use client'

import { useState } from 'react'

import { isIndividualNumber } from '@/domain/codes/individual-number'

import { keepScannerForm, scannerForm } from '../scanning/scanner-form'

import { type Read, useStrokes } from './useStrokes'

/** What arrives from the scanner of this place, and what it puts around a code (CD-05). */
export function ScannerTest() {
  const { keys, read, clear } = useStrokes(isIndividualNumber)
  return (
    <>
      <FormOfScanner onKept={clear} />
      <section className="mg-section" aria-labelledby="sc-read">
        <h2 id="sc-read">読み取れた番号</h2>
        {read ? (
          <Result read={read} />
        ) : (
          <p className="mg-empty">バーコードを読み取ってください。</p>
        )}
      </section>
      <section className="mg-section" aria-labelledby="sc-keys">
        <h2 id="sc-keys">届いたキー</h2>
        <p className="mg-hint">
          「間隔」が45ミリ秒より長いと、手で打ったものとみなします。終わりは
          Enter、Tab、CR（Ctrl＋M）、LF（Ctrl＋J）のどれかです。
        </p>
        <div className="mg-row">
          <button type="button" className="mg-button" onClick={clear}>
            消す
          </button>
        </div>
        <div className="mg-table-wrap" tabIndex={0} role="region" aria-label="届いたキーの表">
          <table className="mg-table">
            <thead>
              <tr>
                <th scope="col">キー</th>
                <th scope="col">文字</th>
                <th scope="col">一緒に押されたキー</th>
                <th scope="col">間隔（ミリ秒）</th>
              </tr>
            </thead>
            <tbody>
              {keys.map(({ code, key, held, gap }, index) => (
                <tr key={index}>
                  <td>{code}</td>
                  <td>{key}</td>
                  <td>{held}</td>
                  <td>{gap}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}

function Result({ read: { raw, code, isOwn } }: { read: Read }) {
  if (isOwn) {
    return (
      <p className="mg-note mg-note--bad" role="status">
        これはマイナンバーです。カードのケースかラベルの番号を読み取ってください。
      </p>
    )
  }
  return (
    <div className="mg-note mg-note--good" role="status">
      <p>
        番号 <strong>{code}</strong>
      </p>
      {raw === code ? null : <p>スキャナーから届いたもの: {raw}</p>}
    </div>
  )
}

function FormOfScanner({ onKept }: { onKept: () => void }) {
  const [form, setForm] = useState(scannerForm)
  const [said, setSaid] = useState('')
  const field = (name: keyof typeof form, label: string) => (
    <label className="mg-field">
      {label}
      <input
        type="text"
        data-setting
        maxLength={10}
        autoComplete="off"
        value={form[name]}
        onChange={(event) => setForm((old) => ({ ...old, [name]: event.target.value }))}
      />
    </label>
  )
  return (
    <form
      className="mg-row mg-row--end"
      aria-label="このパソコンのスキャナー"
      onSubmit={(event) => {
        event.preventDefault()
        setSaid(
          keepScannerForm(form)
            ? 'このパソコンに登録しました。'
            : 'このブラウザーには登録できません。',
        )
        onKept()
      }}
    >
      {field('prefix', '番号の前に付く文字')}
      {field('suffix', '番号の後に付く文字')}
      <button type="submit" className="mg-button mg-button--main" data-setting>
        登録する
      </button>
      <p role="status">{said}</p>
    </form>
  )
}
