import { NoAnswer, VivaProblem } from '@vivaapi/client';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en';
import { problems } from './problems';
import { zh, type TextKey, type Texts } from './zh';

export type Language = 'zh-CN' | 'en';
type Values = Record<string, string | number>;

const texts: Record<Language, Texts> = { 'zh-CN': zh, en };
const kept = 'viva.language';
const packs: Readonly<Record<string, TextKey>> = { basic: 'packBasic', pro: 'packPro', enterprise: 'packEnterprise' };

export interface TextOf {
  language: Language;
  setLanguage(language: Language): void;
  t(key: TextKey, values?: Values): string;
  /** What is wrong, in words for the customer. */
  problem(error: unknown): string;
  /** The reason for which a job ended. */
  reason(code: string, message: string): string;
  number(value: number): string;
  /** A package's name in the page's language; a new package has the operator's own. */
  packageName(code: string, name: string): string;
  /** Fen as yuan. */
  money(fen: number): string;
  dateTime(iso: string): string;
  day(iso: string): string;
}

const Context = createContext<TextOf | null>(null);

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (read() === 'en' ? 'en' : 'zh-CN'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () =>
      textOf(language, (next) => {
        try {
          localStorage.setItem(kept, next);
        } catch {
          // It lasts until the page is closed, then.
        }
        setLanguage(next);
      }),
    [language],
  );
  return <Context value={value}>{children}</Context>;
}

export function useText(): TextOf {
  return useContext(Context)!;
}

function textOf(language: Language, setLanguage: (language: Language) => void): TextOf {
  const short = language === 'en' ? 'en' : 'zh';
  const numbers = new Intl.NumberFormat(language);
  const yuan = new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' });
  const wholeYuan = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

  // A day of the API is Beijing's and has no time: noon in UTC is the same day everywhere it is shown.
  const days = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const words = (code: string, values: Values = {}) => {
    const found = problems[code];
    return found && fill(found[short], values);
  };
  return {
    language,
    setLanguage,
    t: (key, values) => fill(texts[language][key], values),
    problem(error) {
      if (error instanceof VivaProblem) {
        const { required, available } = error.problem;
        const values = {
          required: required ?? '?',
          available: available ?? '?',
          wait: wait(error.retryAfter ?? 60, language),
        };
        const byStatus = error.status >= 500 ? 'unavailable' : 'unexpected';
        return words(error.code, values) ?? words(byStatus)!;
      }
      return words(error instanceof NoAnswer ? 'no_answer' : 'unexpected')!;
    },
    reason: (code, message) => words(code) ?? message,
    number: (value) => numbers.format(value),
    packageName: (code, name) => (packs[code] ? texts[language][packs[code]] : name),
    money: (fen) => (fen % 100 === 0 ? wholeYuan : yuan).format(fen / 100),
    dateTime: (iso) => moments.format(new Date(iso)),
    day: (iso) => days.format(new Date(`${iso}T12:00:00Z`)),
  };
}

function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function wait(seconds: number, language: Language): string {
  const minutes = Math.ceil(seconds / 60);
  const unit = seconds < 60 ? ['second', seconds] : ['minute', minutes];
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit[0] as string, unitDisplay: 'long' }).format(
    Math.ceil(unit[1] as number),
  );
}

function read(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
