import type { MailWords } from './types'

export const es: MailWords = {
  subjects: {
    confirmation: '[{{city}}] Reserva confirmada (n.º {{number}})',
    change: '[{{city}}] Reserva cambiada (n.º {{number}})',
    cancellation: '[{{city}}] Reserva cancelada (n.º {{number}})',
    reminder: '[{{city}}] Recordatorio de su reserva ({{date}} {{time}})',
    closure: '[{{city}}] Importante: no podremos atenderle a la hora reservada (n.º {{number}})',
    waitlist: '[{{city}}] Hay una hora libre ({{date}} {{time}})',
    defect: '[{{city}}] Revise su solicitud, por favor (n.º {{number}})',
  },
  leads: {
    confirmation: 'Su reserva está confirmada. Traiga lo que se indica abajo y venga a la hora.',
    change: 'Su reserva ha cambiado. Estos son los nuevos datos.',
    cancellation: 'Se ha cancelado la siguiente reserva.',
    reminder: 'Le recordamos su próxima visita.',
    closure:
      'Lo sentimos: por el motivo siguiente, la ventanilla estará cerrada a la hora de su reserva. Elija otra fecha y hora en la página de abajo.',
    waitlist:
      'Hay una hora libre que se ajusta a su deseo. Por orden de llegada: otra persona puede reservarla antes.',
    defect:
      'En su solicitud falta algo o hay algo que aclarar. Consulte la lista siguiente y llámenos al contacto de abajo.',
  },
  labels: {
    number: 'Número de reserva',
    service: 'Trámite',
    when: 'Fecha y hora',
    office: 'Lugar',
    address: 'Dirección',
    people: 'Número de personas',
    bring: 'Qué traer',
    manage: 'Ver, cambiar o cancelar la reserva',
    book: 'Reservar',
    call: 'Centro de llamadas',
  },
  colon: ': ',
  closing: 'Este correo se envió automáticamente. No responda.',
}
