// Generated from the document ckan-action.v3 by rathaus-generate. Do not edit: change the document.

export interface paths {
    "/api/3/action/status_show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version and extensions of the site; the health check since 2.11. */
        get: operations["status_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dataset by id or name. */
        get: operations["package_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search; `fq=identifier:"…"` style filters match analysed text, so compare hits exactly. */
        get: operations["package_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates a dataset. */
        post: operations["package_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces a dataset; omitted extras, tags and groups are lost. */
        post: operations["package_update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_patch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the given top-level keys. */
        post: operations["package_patch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare-and-set; nothing is written when `match` does not fit the stored dataset (409 Validation Error). Since 2.9. */
        post: operations["package_revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/package_delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Soft delete; the name stays taken. */
        post: operations["package_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/dataset_purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a dataset for good; sysadmin only. */
        post: operations["dataset_purge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/resource_show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One resource. */
        get: operations["resource_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/resource_create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a resource by link (JSON) or upload (multipart). Limit ckan.max_resource_size, 10 MB unless configured. */
        post: operations["resource_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/resource_update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces a resource; without `upload` the stored file stays when `url` is unchanged. */
        post: operations["resource_update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/resource_patch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the given keys of a resource; with `upload` the file. */
        post: operations["resource_patch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/resource_delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a resource and its file. */
        post: operations["resource_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/organization_show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation. */
        get: operations["organization_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/organization_list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of the organisations, or whole entries with `all_fields`. */
        get: operations["organization_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/organization_list_for_user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations in which the caller has a permission. */
        get: operations["organization_list_for_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/3/action/organization_create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates an organisation. */
        post: operations["organization_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Success: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: true;
            /** @description Since 2.12. */
            changed_entities?: {
                [key: string]: unknown;
            };
        };
        AuthorizationFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            error: {
                /** @constant */
                __type: "Authorization Error";
                /**
                 * @description Translated by the site's locale.
                 * @example Zugriff verweigert: Benutzer ist nicht berechtigt, diesen Datensatz zu lesen.
                 */
                message?: string;
            };
        };
        NotFoundFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            error: {
                /** @constant */
                __type: "Not Found Error";
                /**
                 * @description Translated by the site's locale.
                 * @example Nicht gefunden
                 */
                message?: string;
            };
        };
        IntegrityFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            error: {
                /** @constant */
                __type: "Integrity Error";
                /**
                 * @description Translated by the site's locale.
                 * @example Integritätsfehler
                 */
                message?: string;
            };
        };
        SearchQueryFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            error: {
                /** @constant */
                __type: "Search Query Error";
                /**
                 * @description Translated by the site's locale.
                 * @example Ungültige Suchanfrage
                 */
                message?: string;
            };
        };
        SearchFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            error: {
                /** @constant */
                __type: "Search Error";
                /**
                 * @description Translated by the site's locale.
                 * @example Die Suche ist fehlgeschlagen
                 */
                message?: string;
            };
        };
        ValidationFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            /** @description Beside `__type` one member for each field with its messages; lists of objects for `resources` and `extras`. */
            error: {
                /** @constant */
                __type: "Validation Error";
                /** @example Fehlender Wert: title */
                message?: string;
            } & {
                [key: string]: unknown;
            };
        };
        InternalFailure: {
            /** @example https://ckan.legowhausen.example/api/3/action/help_show?name=package_show */
            help: string;
            /** @constant */
            success: false;
            error: {
                /** @enum {string} */
                __type: "Internal Server Error" | "Search Index Error" | "Search Connection Error";
                /** @example Interner Serverfehler */
                message?: string;
            };
        };
        Status: {
            /**
             * @description Hidden when the site says so.
             * @example 2.11.3
             */
            ckan_version?: string;
            /** @example https://ckan.legowhausen.example */
            site_url: string;
            /** @example Offene Daten Lęgowhausen */
            site_title?: string;
            /** @example Daten der Stadt Lęgowhausen */
            site_description?: string;
            /** @example de */
            locale_default?: string;
            /**
             * @example [
             *       "dcat",
             *       "harvest"
             *     ]
             */
            extensions: string[];
        } & {
            [key: string]: unknown;
        };
        Extra: {
            /** @example identifier */
            key: string;
            /**
             * @description Lists as JSON-encoded strings (ckanext-dcat, legacy extras).
             * @example https://ckan.legowhausen.example/dataset/baumkataster
             */
            value: string;
        };
        Tag: {
            /**
             * @description Letters, digits, space, hyphen, underscore, dot.
             * @example Bäume
             */
            name: string;
            /** @example 0d6b4a92-8c3f-4e17-b5a0-9f2e7d1c6a84 */
            id?: string;
            /** @example Bäume */
            display_name?: string;
            /** @example null */
            vocabulary_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        GroupReference: {
            /** @example envi */
            id?: string;
            /** @example envi */
            name?: string;
            /** @example Umwelt */
            title?: string;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        State: "active" | "draft" | "deleted";
        DatasetFields: {
            title?: string;
            notes?: string;
            url?: string;
            version?: string;
            author?: string;
            author_email?: string;
            maintainer?: string;
            maintainer_email?: string;
            license_id?: string;
            /** @description Id or name of the organisation. */
            owner_org?: string;
            private?: boolean;
            state?: components["schemas"]["State"];
            /** @description dataset, unless a plugin adds types. */
            type?: string;
            tags?: components["schemas"]["Tag"][];
            extras?: components["schemas"]["Extra"][];
            groups?: components["schemas"]["GroupReference"][];
            resources?: components["schemas"]["ResourceFields"][];
        };
        DatasetInput: components["schemas"]["DatasetFields"] & ({
            /** @description Not new, edit or search. */
            name: string;
            /**
             * Format: uuid
             * @description Given ids are for sysadmins.
             */
            id?: string;
        } & {
            [key: string]: unknown;
        });
        DatasetUpdate: components["schemas"]["DatasetFields"] & ({
            id: string;
            /** @description Not new, edit or search. */
            name: string;
        } & {
            [key: string]: unknown;
        });
        DatasetPatch: components["schemas"]["DatasetFields"] & ({
            id: string;
            /** @description Not new, edit or search. */
            name?: string;
        } & {
            [key: string]: unknown;
        });
        Dataset: {
            /**
             * Format: uuid
             * @example 8f1d3c5a-2b7e-4960-a4d1-5e9c0b7f3a28
             */
            id: string;
            /** @example baumkataster */
            name: string;
            /** @example Baumkataster Lęgowhausen */
            title: string;
            /** @example Bäume an Straßen und in Parks */
            notes?: string | null;
            /** @example https://daten.legowhausen.example/baumkataster */
            url?: string | null;
            /** @example 2026.1 */
            version?: string | null;
            /** @example Stadt Lęgowhausen, Grünflächenamt */
            author?: string | null;
            /** @example gruen@legowhausen.example */
            author_email?: string | null;
            /** @example Łucja Sørensen-Đorđević */
            maintainer?: string | null;
            /** @example geodaten@legowhausen.example */
            maintainer_email?: string | null;
            /** @example http://dcat-ap.de/def/licenses/dl-by-de/2.0 */
            license_id?: string | null;
            /** @example Datenlizenz Deutschland Namensnennung 2.0 */
            license_title?: string | null;
            /** @example https://www.govdata.de/dl-de/by-2-0 */
            license_url?: string | null;
            isopen?: boolean;
            /** @example 51b7e0d9-3f8c-4a26-9d14-7c0e2b5a8f63 */
            owner_org?: string | null;
            organization?: components["schemas"]["Organization"] | null;
            /** @example e3c8f5b0-6a29-4d71-9b4e-0c7d2f8a1e56 */
            creator_user_id?: string | null;
            /** @example false */
            private: boolean;
            state: components["schemas"]["State"];
            /** @example dataset */
            type?: string;
            /**
             * @description UTC without offset, microseconds: 2026-11-23T17:24:00.123456
             * @example 2026-03-02T08:15:42.120934
             */
            metadata_created: string;
            /**
             * @description The value to match for compare-and-set.
             * @example 2026-11-23T17:24:00.123456
             */
            metadata_modified: string;
            num_resources?: number;
            num_tags?: number;
            tags: components["schemas"]["Tag"][];
            extras: components["schemas"]["Extra"][];
            groups: components["schemas"]["GroupReference"][];
            resources: components["schemas"]["Resource"][];
        } & {
            [key: string]: unknown;
        };
        /** @description Keys beyond CKAN's own (license, access_url, …) are kept as resource extras. */
        ResourceFields: {
            url?: string;
            name?: string;
            description?: string;
            format?: string;
            mimetype?: string | null;
            size?: number | null;
            hash?: string;
            state?: components["schemas"]["State"];
        } & {
            [key: string]: unknown;
        };
        Resource: {
            /**
             * Format: uuid
             * @example c2a9e6f4-7d10-4b53-8e2f-1a6b9d0c4e75
             */
            id: string;
            /** @example 8f1d3c5a-2b7e-4960-a4d1-5e9c0b7f3a28 */
            package_id: string;
            /** @example https://daten.legowhausen.example/baumkataster.csv */
            url: string;
            /**
             * @description "upload" for a stored file.
             * @example null
             */
            url_type?: string | null;
            /** @example Baumkataster als CSV */
            name?: string | null;
            /** @example Eine Zeile je Baum */
            description?: string | null;
            /** @example CSV */
            format?: string;
            /** @example text/csv */
            mimetype?: string | null;
            /** @example 48211 */
            size?: number | null;
            /** @example 7b2e9c41d05fa836 */
            hash?: string;
            /** @example 0 */
            position?: number;
            /** @example 2026-03-02T08:15:43.004812 */
            created?: string;
            /** @example 2026-11-23T17:23:58.900120 */
            last_modified?: string | null;
            /** @example 2026-11-23T17:24:00.123456 */
            metadata_modified?: string;
            state: components["schemas"]["State"];
        } & {
            [key: string]: unknown;
        };
        ResourceInput: components["schemas"]["ResourceFields"] & ({
            package_id: string;
        } & {
            [key: string]: unknown;
        });
        /** @description Every other part is a text field of the resource. */
        ResourceUpload: {
            package_id: string;
            /** Format: binary */
            upload: string;
        } & {
            [key: string]: string;
        };
        ResourceUpdate: components["schemas"]["ResourceFields"] & ({
            id: string;
        } & {
            [key: string]: unknown;
        });
        ResourceUpdateUpload: {
            id: string;
            /** Format: binary */
            upload: string;
        } & {
            [key: string]: string;
        };
        Revise: {
            /** @description Must fit the stored dataset, for example {id, metadata_modified}. */
            match: {
                [key: string]: unknown;
            };
            /** @description Patterns "+path" keep, "-path" drop; first match wins. */
            filter?: string[];
            /** @description Merged deep over what the filter left. */
            update?: {
                [key: string]: unknown;
            };
            include?: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description `match`, `filter`, `update` as JSON text, files as update__resources__<index or first 5+ characters of the id>__upload. */
        ReviseMultipart: {
            match: string;
            filter?: string;
            update?: string;
            include?: string;
        } & {
            [key: string]: string;
        };
        ReviseResult: {
            package: components["schemas"]["Dataset"];
        } & {
            [key: string]: unknown;
        };
        SearchResult: {
            count: number;
            /** @example score desc, metadata_modified desc */
            sort?: string;
            results: components["schemas"]["Dataset"][];
            facets?: {
                [key: string]: unknown;
            };
            search_facets?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        IdOnly: {
            id: string;
        };
        Organization: {
            /** @example 51b7e0d9-3f8c-4a26-9d14-7c0e2b5a8f63 */
            id: string;
            /** @example stadt-legowhausen */
            name: string;
            /** @example Stadt Lęgowhausen */
            title: string;
            /** @example Offene Daten der Stadtverwaltung */
            description?: string | null;
            state?: components["schemas"]["State"];
            /** @example 42 */
            package_count?: number;
            /** @example https://ckan.legowhausen.example/uploads/group/wappen.svg */
            image_url?: string;
        } & {
            [key: string]: unknown;
        };
        OrganizationInput: {
            /** @description Not new, edit or search. */
            name: string;
            title?: string;
            description?: string;
            image_url?: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Unknown action or broken JSON (bare string), Integrity Error, Search Query Error. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": string | components["schemas"]["IntegrityFailure"] | components["schemas"]["SearchQueryFailure"];
            };
        };
        /** @description Token missing, unknown, expired or without the permission. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AuthorizationFailure"];
            };
        };
        /** @description The object does not exist or was purged. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundFailure"];
            };
        };
        /** @description Validation Error (also a name in use, a file over the limit, a `match` that does not fit) or Search Error. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"] | components["schemas"]["SearchFailure"];
            };
        };
        /** @description A reverse proxy refuses the size before CKAN sees it. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /** @example <html><head><title>413 Request Entity Too Large</title></head><body>nginx</body></html> */
                "text/html": string;
            };
        };
        /** @description Internal Server Error, Search Index Error, Search Connection Error. Something may have been stored; re-read. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalFailure"];
            };
        };
        /** @description A reverse proxy reports that CKAN does not answer. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /** @example <html><head><title>503 Service Temporarily Unavailable</title></head><body>nginx</body></html> */
                "text/html": string;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    status_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Status"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_show: {
        parameters: {
            query: {
                /** @description Id or name. */
                id: string;
                /** @description Show by the default schema, not the custom one. */
                use_default_schema?: boolean;
                /** @description Add page views. */
                include_tracking?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Dataset"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_search: {
        parameters: {
            query?: {
                /** @description Solr query. */
                q?: string;
                /** @description Filter query; `extras_<key>:"…"` filters by extra. */
                fq?: string;
                /** @description Page size. */
                rows?: number;
                /** @description Offset. */
                start?: number;
                /** @description For example `metadata_modified desc`. */
                sort?: string;
                /** @description Also private datasets the caller may read. */
                include_private?: boolean;
                /** @description Also drafts the caller may read. */
                include_drafts?: boolean;
                /** @description Also deleted datasets (2.10+). */
                include_deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["SearchResult"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasetInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Dataset"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasetUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Dataset"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasetPatch"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Dataset"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_revise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Revise"];
                "multipart/form-data": components["schemas"]["ReviseMultipart"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["ReviseResult"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    package_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdOnly"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    dataset_purge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdOnly"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resource_show: {
        parameters: {
            query: {
                /** @description Resource id. */
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Resource"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resource_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceInput"];
                "multipart/form-data": components["schemas"]["ResourceUpload"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Resource"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resource_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceUpdate"];
                "multipart/form-data": components["schemas"]["ResourceUpdateUpload"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Resource"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resource_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceUpdate"];
                "multipart/form-data": components["schemas"]["ResourceUpdateUpload"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Resource"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resource_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdOnly"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    organization_show: {
        parameters: {
            query: {
                /** @description Id or name. */
                id: string;
                /** @description Add the first datasets. */
                include_datasets?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Organization"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    organization_list: {
        parameters: {
            query?: {
                /** @description Whole entries instead of names. */
                all_fields?: boolean;
                /** @description At most 1000, with all_fields 25. */
                limit?: number;
                /** @description Offset. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: (string | components["schemas"]["Organization"])[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    organization_list_for_user: {
        parameters: {
            query?: {
                /** @description For example `create_dataset`. */
                permission?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Organization"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    organization_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"] & {
                        result: components["schemas"]["Organization"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
