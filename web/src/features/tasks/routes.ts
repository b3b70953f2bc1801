import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readTasksSearch } from './search.ts';

const tasksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'tasks',
  validateSearch: readTasksSearch,
  component: lazyRouteComponent(() => import('./tasks-screen.tsx'), 'TasksScreen'),
});

const taskRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'tasks/$account/$task',
  component: lazyRouteComponent(() => import('./task-screen.tsx'), 'TaskScreen'),
});

export const tasksFeature: Feature = { screens: [tasksRoute, taskRoute] };
