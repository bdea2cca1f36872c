namespace SectorPipeline.Tests.Models;

/// <summary>What the public formats of the artifacts allow and require: manifest 12, run results 6, catalog 1, sources 3.</summary>
internal static class ArtifactShapes
{
    private const string Identity = "name!:text package_name!:text path!:text original_file_path!:text unique_id!:text";

    private const string Place = "database!:text|null schema!:text fqn!:texts alias!:text checksum!:checksum";

    private const string Described =
        """
        tags:texts description:text columns:{column} meta:map group:text|null docs:docs patch_path:text|null build_path:text|null
        unrendered_config:map created_at:number relation_name:text|null raw_code:text doc_blocks:texts
        """;

    private const string Compiled =
        """
        language:text refs:[ref] sources:[texts] metrics:[texts] depends_on:needs compiled_path:text|null compiled:flag
        compiled_code:text|null extra_ctes_injected:flag extra_ctes:[cte] contract:checked_contract
        """;

    private const string Common = "enabled:flag tags:texts|text meta:map";

    private const string Config = Common +
        """
         alias:text|null schema:text|null database:text|null group:text|null materialized:text incremental_strategy:text|null batch_size:any
        lookback:any begin:any persist_docs:map post-hook:[hook] pre-hook:[hook] quoting:map column_types:map full_refresh:flag|null
        unique_key:text|texts|null on_schema_change:text|null on_configuration_change:='apply'|='continue'|='fail' grants:map packages:texts
        docs:docs contract:contract event_time:any concurrent_batches:any *:any
        """;

    private const string TestConfig = Common +
        """
         alias:text|null schema:text|null database:text|null group:text|null materialized:text severity:text store_failures:flag|null
        store_failures_as:='ephemeral'|='table'|='view'|null where:text|null limit:whole|null fail_calc:text warn_if:text error_if:text *:any
        """;

    private const string Meta = "dbt_schema_version!:text dbt_version:text generated_at:text invocation_id:text|null env:{text}";

    private const string Execution = "timing!:[timing] thread_id!:text execution_time!:number adapter_response!:map";

    public static IReadOnlyDictionary<string, ArtifactShape> Named { get; } = new Dictionary<string, string>
    {
        ["manifest"] = """
            metadata!:manifest_metadata nodes!:{model|seed|test|analysis|operation} sources!:{source} macros!:{macro} docs!:{doc}
            exposures!:{exposure} metrics!:map groups!:map selectors!:map disabled!:{[model|seed|test|analysis|source|exposure|unit_test]}|null
            parent_map!:{texts}|null child_map!:{texts}|null group_map!:{texts}|null saved_queries!:map semantic_models!:map unit_tests!:{unit_test}
            """,
        ["manifest_metadata"] = $"{Meta} invocation_started_at:text|null project_name:text|null project_id:text|null user_id:text|null send_anonymous_usage_stats:flag|null adapter_type:text|null quoting:quoting|null",
        ["metadata"] = Meta,
        ["model"] = $"{Identity} resource_type!:='model' {Place} config:model_config {Described} {Compiled} access:='private'|='protected'|='public' constraints:[constraint] version:text|number|null latest_version:text|number|null deprecation_date:text|null primary_key:texts time_spine:null",
        ["seed"] = $"{Identity} resource_type!:='seed' {Place} config:seed_config {Described} root_path:text|null depends_on:macro_needs",
        ["test"] = $"{Identity} resource_type!:='test' {Place} config:test_config {Described} {Compiled} column_name:text|null file_key_name:text|null attached_node:text|null test_metadata:test_metadata",
        ["analysis"] = $"{Identity} resource_type!:='analysis' {Place} config:node_config {Described} {Compiled}",
        ["operation"] = $"{Identity} resource_type!:='operation' {Place} config:node_config {Described} {Compiled} index:whole|null",
        ["source"] = $"{Identity} resource_type!:='source' database!:text|null schema!:text fqn!:texts source_name!:text source_description!:text loader!:text identifier!:text quoting:quoting loaded_at_field:text|null loaded_at_query:text|null freshness:freshness|null external:map|null description:text columns:{{column}} meta:map source_meta:map tags:texts config:source_config patch_path:text|null unrendered_config:map relation_name:text|null created_at:number unrendered_database:text|null unrendered_schema:text|null doc_blocks:texts",
        ["macro"] = $"{Identity} resource_type!:='macro' macro_sql!:text depends_on:macro_needs description:text meta:map docs:docs patch_path:text|null arguments:[argument] created_at:number supported_languages:texts|null",
        ["doc"] = $"{Identity} resource_type!:='doc' block_contents!:text",
        ["exposure"] = $"{Identity} resource_type!:='exposure' fqn!:texts type!:='dashboard'|='notebook'|='analysis'|='ml'|='application' owner!:owner description:text label:text|null maturity:='low'|='medium'|='high'|null meta:map tags:texts config:common_config unrendered_config:map url:text|null depends_on:needs refs:[ref] sources:[texts] metrics:[texts] created_at:number",
        ["unit_test"] = $"{Identity} resource_type!:='unit_test' fqn!:texts model!:text given!:[given] expect!:expected description:text overrides:overrides|null depends_on:needs config:common_config checksum:text|null schema:text|null created_at:number versions:null version:text|number|null",
        ["checksum"] = "name!:text checksum!:text",
        ["common_config"] = $"{Common} *:any",
        ["node_config"] = Config,
        ["model_config"] = $"{Config} access:='private'|='protected'|='public' freshness:map|null",
        ["seed_config"] = $"{Config} delimiter:text quote_columns:flag|null",
        ["test_config"] = TestConfig,
        ["source_config"] = $"{Common} freshness:freshness|null loaded_at_field:text|null loaded_at_query:text|null *:any",
        ["hook"] = "sql!:text transaction:flag index:whole|null",
        ["docs"] = "show:flag node_color:text|null",
        ["contract"] = "enforced:flag alias_types:flag",
        ["checked_contract"] = "enforced:flag alias_types:flag checksum:text|null",
        ["column"] = "name!:text description:text meta:map data_type:text|null constraints:[column_constraint] quote:flag|null config:common_config tags:texts granularity:null doc_blocks:texts *:any",
        ["column_constraint"] = "type!:='check'|='not_null'|='unique'|='primary_key'|='foreign_key'|='custom' name:text|null expression:text|null warn_unenforced:flag warn_unsupported:flag to:text|null to_columns:texts",
        ["constraint"] = "type!:='check'|='not_null'|='unique'|='primary_key'|='foreign_key'|='custom' name:text|null expression:text|null warn_unenforced:flag warn_unsupported:flag to:text|null to_columns:texts columns:texts",
        ["ref"] = "name!:text package:text|null version:text|number|null",
        ["cte"] = "id!:text sql!:text",
        ["needs"] = "macros:texts nodes:texts",
        ["macro_needs"] = "macros:texts",
        ["argument"] = "name!:text type:text|null description:text",
        ["test_metadata"] = "name:text kwargs:map namespace:text|null",
        ["owner"] = "email:text|texts|null name:text|null *:any",
        ["quoting"] = "database:flag|null schema:flag|null identifier:flag|null column:flag|null",
        ["freshness"] = "warn_after:limit|null error_after:limit|null filter:text|null",
        ["limit"] = "count:whole|null period:='minute'|='hour'|='day'|null",
        ["given"] = "input!:text rows:text|[map]|null format:='csv'|='dict'|='sql' fixture:text|null",
        ["expected"] = "rows:text|[map]|null format:='csv'|='dict'|='sql' fixture:text|null",
        ["overrides"] = "macros:map vars:map env_vars:map",
        ["run_results"] = "metadata!:metadata results!:[result] elapsed_time!:number args:map",
        ["result"] = $"status!:='success'|='error'|='skipped'|='pass'|='fail'|='warn' {Execution} message!:text|null failures!:whole|null unique_id!:text compiled!:flag|null compiled_code!:text|null relation_name!:text|null batch_results:null",
        ["timing"] = "name!:text started_at:text|null completed_at:text|null",
        ["catalog"] = "metadata!:metadata nodes!:{table} sources!:{table} errors:texts|null",
        ["table"] = "metadata!:table_metadata columns!:{catalog_column} stats!:{stat} unique_id:text|null",
        ["table_metadata"] = "type!:text schema!:text name!:text database:text|null comment:text|null owner:text|null",
        ["catalog_column"] = "type!:text index!:whole name!:text comment:text|null",
        ["stat"] = "id!:text label!:text value!:flag|text|number|null include!:flag description:text|null",
        ["sources"] = "metadata!:metadata results!:[age|age_error] elapsed_time!:number",
        ["age"] = $"unique_id!:text max_loaded_at!:text snapshotted_at!:text max_loaded_at_time_ago_in_s!:number status!:='pass'|='warn'|='error' criteria!:freshness {Execution}",
        ["age_error"] = "unique_id!:text error!:text|whole|null status!:text",
    }.ToDictionary(shape => shape.Key, shape => new ArtifactShape(shape.Value), StringComparer.Ordinal);

    /// <summary>What is wrong with an artifact.</summary>
    public static IEnumerable<string> Faults(string shape, string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return [.. Named[shape].Faults(document.RootElement, shape)];
    }
}
