import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app';
import './index.css';
import { queries, start } from './lib/viva';
import { TextProvider } from './text';

await start();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <TextProvider>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </TextProvider>
    </QueryClientProvider>
  </StrictMode>,
);
