// Generated from the document town by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/towns/{run}": {
        parameters: {
            query?: {
                how?: components["parameters"]["How"];
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getTown"];
        put: operations["putTown"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missing/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getMissing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/text/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bytes/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getBytes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/empty/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteTown"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endless/{run}": {
        parameters: {
            query?: {
                packed?: boolean;
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getEndless"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/file/{run}": {
        parameters: {
            query?: {
                slow?: boolean;
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["putFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/form/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["postForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/busy/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getBusy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moved/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getMoved"];
        put: operations["putMoved"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/silent/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getSilent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/half/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getHalf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/echo/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        get: operations["getEcho"];
        put?: never;
        post: operations["postEcho"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cookie/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: {
                session?: string;
            };
        };
        get: operations["getCookie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: {
        /** @description a town */
        Town: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    name: string;
                    streets?: string[];
                };
            };
        };
        /** @description what the service saw of the request */
        Echo: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    cookie?: string;
                    accept?: string;
                    key?: string;
                };
            };
        };
    };
    parameters: {
        /** @description names the test */
        Run: string;
        How: "plain" | "chunked" | "gzip" | "gzip-chunked";
    };
    requestBodies: {
        Name: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getTown: {
        parameters: {
            query?: {
                how?: components["parameters"]["How"];
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
        };
    };
    putTown: {
        parameters: {
            query?: {
                how?: components["parameters"]["How"];
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Name"];
        responses: {
            200: components["responses"]["Town"];
        };
    };
    getMissing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
            /** @description no such town */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @constant */
                        type: "urn:town:not-found";
                        town: string;
                    };
                };
            };
        };
    };
    getText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a greeting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getBytes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description each byte once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    deleteTown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getEndless: {
        parameters: {
            query?: {
                packed?: boolean;
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
        };
    };
    putFile: {
        parameters: {
            query?: {
                slow?: boolean;
            };
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description stored */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    postForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    title?: string;
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description stored */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getBusy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
        };
    };
    getMoved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
        };
    };
    putMoved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Name"];
        responses: {
            200: components["responses"]["Town"];
        };
    };
    getSilent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
        };
    };
    getHalf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Town"];
        };
    };
    getEcho: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Echo"];
        };
    };
    postEcho: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Name"];
        responses: {
            200: components["responses"]["Echo"];
        };
    };
    getCookie: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description names the test */
                run: components["parameters"]["Run"];
            };
            cookie?: {
                session?: string;
            };
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Echo"];
        };
    };
}
