import { INCIDENT_KIND, LOAD_STATE_OPTIONS, type LoadState } from '@/domain/transport/vocabulary'
import { defineCase } from '@/kit/case/define'

/** 事故・災害 during a run (TR-05), for the offices that the run touches. */
export const transportIncident = defineCase({
  slug: 'transport-incidents',
  label: '事故・災害の記録',
  name: ({ runNumber, kind }) => `${runNumber ?? ''} ${INCIDENT_KIND[kind]}`,
  read: 'transport.read',
  scope: 'offices',
  key: 'incidentKey',
  start: 'open',
  states: {
    open: { label: '対応中', turn: 'transport.write' },
    closed: { label: '対応済み', final: true },
  },
  moves: {
    close: {
      label: '対応を終える',
      from: ['open'],
      to: 'closed',
      by: 'transport.write',
      main: true,
      asks: [
        {
          name: 'load',
          label: '積載物の状態（最終）',
          options: LOAD_STATE_OPTIONS,
          required: true,
        },
        { name: 'result', label: '対応の結果', kind: 'lines', required: true },
      ],
      set: ({ load, result }, { actor, at }) => ({
        load: load as LoadState,
        result,
        closedBy: actor.name,
        closedAt: at,
      }),
    },
  },
})
