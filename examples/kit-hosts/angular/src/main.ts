import { bootstrapApplication } from '@angular/platform-browser';
import { Antrag } from './antrag';

// A file of its own: the page is there before it, and the elements take over what stands there.
import('@rathaus/ui-kit/define');

bootstrapApplication(Antrag).catch((error) => console.error(error));
