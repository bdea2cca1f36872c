using System.Globalization;
using System.Text;

namespace SectorPipeline.Benchmarks.Templates;

/// <summary>A dbt project of many models in layers, each described in schema.yml with two tests.</summary>
internal static class GeneratedProject
{
    public const int Models = 1_000;
    private const int LayerSize = 100;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "dbt_project.yml"), Project);
        File.WriteAllText(Path.Combine(folder, "profiles.yml"), Profiles);
        for (var layer = 0; layer < Models / LayerSize; layer++)
            WriteLayer(Path.Combine(folder, "models", string.Create(CultureInfo.InvariantCulture, $"layer_{layer}")), layer * LayerSize);
    }

    private static void WriteLayer(string folder, int first)
    {
        Directory.CreateDirectory(folder);
        var schema = new StringBuilder("version: 2\n\nmodels:\n");
        foreach (var number in Enumerable.Range(first, LayerSize))
        {
            File.WriteAllText(Path.Combine(folder, $"{NameOf(number)}.sql"), number < LayerSize ? Source(number) : Reader(number));
            schema.Append(Entry(number));
        }

        File.WriteAllText(Path.Combine(folder, "schema.yml"), schema.ToString());
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"model_{number:0000}");

    private static string Source(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {{ config(materialized='view') }}

        select {{{number}}} as id, cast('{{ var("name", "none") }}' as varchar) as name

        """);

    private static string Reader(int number) =>
        $$$"""
        {{ config(materialized='table', tags=['generated']) }}

        {% set columns = ['id', 'name'] %}

        with above as (
            select * from {{ ref('{{{NameOf(number - LayerSize)}}}') }}
        ),

        beside as (
            select * from {{ ref('{{{NameOf(number - number % LayerSize - 1)}}}') }}
        )

        select
            {%- for column in columns %}
            above.{{ column }}{% if not loop.last %},{% endif %}
            {%- endfor %}
        from above
        left join beside on above.id = beside.id
        {% if is_incremental() -%}
        where above.id > 0
        {%- endif %}

        """;

    private static string Entry(int number) =>
        $"""
          - name: {NameOf(number)}
            description: A generated model.
            columns:
              - name: id
                description: Its key.
                data_tests: [not_null, unique]


        """;

    private const string Project =
        """
        name: generated
        version: "1.0.0"
        config-version: 2
        profile: generated
        model-paths: ["models"]
        """;

    private const string Profiles =
        """
        generated:
          target: duckdb
          outputs:
            duckdb:
              type: duckdb
              path: "{{ env_var('DATA_ROOT') }}/warehouse.duckdb"
              schema: main
              threads: 2
        """;
}
