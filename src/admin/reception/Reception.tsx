'use client'

import { useState } from 'react'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { useCatalogue } from '../shell/useCatalogue'
import { WorkShell } from '../shell/WorkShell'

import { BigAnswer } from './BigAnswer'
import type { Dialog } from './dialog'
import { EndOfDay } from './EndOfDay'
import { rememberOffice } from './office-cookie'
import { RefuseDialog } from './RefuseDialog'
import { ScanField } from './ScanField'
import { Serving } from './Serving'
import { useReception } from './useReception'
import { useReceptionKeys } from './useReceptionKeys'
import { VisitorList } from './VisitorList'
import { WalkInDialog } from './WalkInDialog'
import './reception.css'

type Props = { initial: DeskCatalogue; wantedOffice: string }

/** The reception's screen: scan, large answer, today's queue, end of the day. */
export function Reception({ initial, wantedOffice }: Props) {
  const catalogue = useCatalogue(initial)
  const offices = catalogue.offices.filter((office) => office.mine)
  const [chosen, setChosen] = useState(wantedOffice)
  const office = offices.find((one) => one.id === chosen) ?? offices[0]
  if (!office) {
    return (
      <WorkShell catalogue={catalogue} current="reception">
        <main className="rc-empty">
          <h1>受付</h1>
          <p className="wk-note">
            あなたのアカウントには担当の窓口がありません。管理者に登録を頼んでください。
          </p>
        </main>
      </WorkShell>
    )
  }
  const pick = (id: string) => {
    rememberOffice(id)
    setChosen(id)
  }
  const tools =
    offices.length > 1 ? (
      <label className="wk-inline">
        窓口
        <select value={office.id} onChange={(event) => pick(event.target.value)}>
          {offices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    ) : (
      <span className="wk-badge">{office.name}</span>
    )
  return (
    <WorkShell catalogue={catalogue} current="reception" tools={tools}>
      <ReceptionScreen
        key={office.id}
        catalogue={catalogue}
        office={office.id}
        officeName={office.name}
      />
    </WorkShell>
  )
}

type WindowProps = { catalogue: DeskCatalogue; office: string; officeName: string }

function ReceptionScreen({ catalogue, office, officeName }: WindowProps) {
  const reception = useReception(office, catalogue.may.handover)
  const [tab, setTab] = useState<'today' | 'end'>('today')
  const [dialog, setDialog] = useState<Dialog>(null)
  const close = () => {
    setDialog(null)
    document.querySelector<HTMLElement>('[data-scan]')?.focus()
  }
  useReceptionKeys({ reception, setTab, openDialog: setDialog, active: dialog === null })
  const left = reception.unfinished.data?.rows.length ?? 0
  return (
    <div className="rc-columns">
      <main className="rc-main">
        <h1 className="wk-hidden">受付 {officeName}</h1>
        <div className="rc-tabs" role="group" aria-label="表示の切り替え">
          <button type="button" aria-pressed={tab === 'today'} onClick={() => setTab('today')}>
            今日の来庁
          </button>
          <button type="button" aria-pressed={tab === 'end'} onClick={() => setTab('end')}>
            結果が未入力 {left}件 <kbd>F9</kbd>
          </button>
        </div>
        {tab === 'today' ? (
          <VisitorList
            reception={reception}
            onRefuse={(row) => setDialog({ kind: 'refuse', row })}
          />
        ) : (
          <EndOfDay reception={reception} onRefuse={(row) => setDialog({ kind: 'refuse', row })} />
        )}
      </main>
      <aside className="rc-side" aria-label="受付の操作">
        <ScanField reception={reception} />
        <BigAnswer
          reception={reception}
          onWalkIn={(number) => setDialog({ kind: 'walk-in', number })}
        />
        <Serving reception={reception} onRefuse={(row) => setDialog({ kind: 'refuse', row })} />
        <div className="rc-big">
          <button type="button" className="wk-primary" onClick={() => void reception.callNext()}>
            次の方を呼ぶ（待ち {reception.list.data?.counts.waiting ?? 0}人） <kbd>F4</kbd>
          </button>
          <button type="button" onClick={() => setDialog({ kind: 'walk-in', number: '' })}>
            予約なし来庁 <kbd>F8</kbd>
          </button>
        </div>
      </aside>
      {dialog?.kind === 'walk-in' && (
        <WalkInDialog
          reception={reception}
          catalogue={catalogue}
          number={dialog.number}
          onClose={close}
        />
      )}
      {dialog?.kind === 'refuse' && (
        <RefuseDialog reception={reception} row={dialog.row} onClose={close} />
      )}
    </div>
  )
}
