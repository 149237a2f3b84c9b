import type { MailWords } from './types'

export const pt: MailWords = {
  subjects: {
    confirmation: '[{{city}}] Reserva confirmada (nº {{number}})',
    change: '[{{city}}] Reserva alterada (nº {{number}})',
    cancellation: '[{{city}}] Reserva cancelada (nº {{number}})',
    reminder: '[{{city}}] Lembrete da sua reserva ({{date}} {{time}})',
    closure: '[{{city}}] Importante: não poderemos atender no horário reservado (nº {{number}})',
    waitlist: '[{{city}}] Há um horário livre ({{date}} {{time}})',
    defect: '[{{city}}] Verifique o seu pedido (n.º {{number}})',
  },
  leads: {
    confirmation: 'Sua reserva está confirmada. Traga os itens abaixo e venha no horário.',
    change: 'Sua reserva foi alterada. Estes são os novos dados.',
    cancellation: 'A reserva abaixo foi cancelada.',
    reminder: 'Este é um lembrete da sua visita.',
    closure:
      'Pedimos desculpas: pelo motivo abaixo, o guichê estará fechado no horário da sua reserva. Escolha outra data e hora na página abaixo.',
    waitlist:
      'Há um horário livre de acordo com o seu pedido. Por ordem de chegada: outra pessoa pode reservar antes.',
    defect:
      'Falta algo no seu pedido ou há algo a esclarecer. Veja a lista abaixo e ligue para o contato indicado.',
  },
  labels: {
    number: 'Número da reserva',
    service: 'Procedimento',
    when: 'Data e hora',
    office: 'Local',
    address: 'Endereço',
    people: 'Número de pessoas',
    bring: 'O que trazer',
    manage: 'Ver, alterar ou cancelar a reserva',
    book: 'Reservar',
    call: 'Central de atendimento',
  },
  colon: ': ',
  closing: 'Este e-mail foi enviado automaticamente. Não responda.',
}
