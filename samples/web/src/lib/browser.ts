import { useEffect, useState, useSyncExternalStore } from 'react';

/** Whether Alipay's page for phones is the right one. */
export function isPhone(): boolean {
  return (
    /Android|iPhone|iPad|Mobile/i.test(navigator.userAgent) ||
    matchMedia('(pointer: coarse) and (max-width: 820px)').matches
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Viva Studio`;
  }, [title]);
}

export function useDebounced<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** Seconds until a moment, counting down. */
export function useSecondsUntil(iso: string | undefined): number {
  const left = () => (iso ? Math.max(0, Math.floor((Date.parse(iso) - Date.now()) / 1000)) : 0);
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
    // `left` only reads `iso` and the clock.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [iso]);
  return seconds;
}

export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

const themed = new Set<() => void>();
const isDark = () => document.documentElement.classList.contains('dark');

export function useTheme(): { dark: boolean; toggle(): void } {
  const dark = useSyncExternalStore((listener) => {
    themed.add(listener);
    return () => themed.delete(listener);
  }, isDark);
  return {
    dark,
    toggle() {
      document.documentElement.classList.toggle('dark', !dark);
      try {
        localStorage.setItem('viva.theme', dark ? 'light' : 'dark');
      } catch {
        // It lasts until the page is closed, then.
      }
      themed.forEach((listener) => listener());
    },
  };
}

/** Gives a file to the browser's downloads; `download` alone does nothing for another origin's address. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
