import { Component, CUSTOM_ELEMENTS_SCHEMA, computed, signal } from '@angular/core';
import type {} from '@rathaus/ui-kit/types/angular';
import { dataset } from './data';

/** An application form with the elements of the kit, and buttons that change what Angular shows. */
@Component({
  selector: 'app-antrag',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './antrag.html',
})
export class Antrag {
  protected readonly renamed = signal(false);
  protected readonly second = signal(false);
  protected readonly shown = signal(true);
  protected readonly clicks = signal(0);
  protected readonly heard = signal<readonly string[]>([]);
  protected readonly trees = computed(() => dataset(this.renamed()));

  protected count(event: Event): void {
    event.preventDefault();
    this.clicks.update((clicks) => clicks + 1);
  }

  protected hear(line: string): void {
    this.heard.update((lines) => [...lines, line]);
  }
}
