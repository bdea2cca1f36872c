using System.Globalization;
using System.Text;

namespace SectorPipeline.Benchmarks.Templates;

/// <summary>
/// A dbt project of many views in groups of ten: a chain of nine, then one that joins three. Each has an entry in schema.yml
/// with a description and two tests.
/// </summary>
internal static class GeneratedProject
{
    public const int Models = 1_000;
    private const int GroupSize = 10;

    public static void Write(string folder, int models)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "dbt_project.yml"), Project);
        File.WriteAllText(Path.Combine(folder, "profiles.yml"), Profiles);
        for (var group = 0; group < models / GroupSize; group++)
            WriteGroup(Path.Combine(folder, "models", string.Create(CultureInfo.InvariantCulture, $"group_{group:0000}")), group);
    }

    private static void WriteGroup(string folder, int group)
    {
        Directory.CreateDirectory(folder);
        var schema = new StringBuilder("version: 2\n\nmodels:\n");
        for (var i = 0; i < GroupSize; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{NameOf(group, i)}.sql"), $"{{{{ config(tags=['generated']) }}}}\n\n{Query(group, i)}\n");
            schema.Append(Entry(NameOf(group, i)));
        }

        File.WriteAllText(Path.Combine(folder, "schema.yml"), schema.ToString());
    }

    private static string NameOf(int group, int i) => string.Create(CultureInfo.InvariantCulture, $"model_{group:0000}_{i}");

    private static string Query(int group, int i) =>
        i == 0 ? string.Create(CultureInfo.InvariantCulture, $"select {group} as id, 'group' as name")
        : i < GroupSize - 1 ? $"select id, name from {Ref(group, i - 1)} where id is not null"
        : $"select a.id, b.name from {Ref(group, i - 1)} as a\njoin {Ref(group, i - 4)} as b on a.id = b.id\njoin {Ref(group, i - 7)} as c on a.id = c.id";

    private static string Ref(int group, int i) => $"{{{{ ref('{NameOf(group, i)}') }}}}";

    private static string Entry(string name) =>
        $"""
          - name: {name}
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
              threads: 4
            postgres:
              type: postgres
              host: "{{ env_var('PGHOST') }}"
              port: "{{ env_var('PGPORT', '5432') }}"
              user: "{{ env_var('PGUSER') }}"
              password: "{{ env_var('PGPASSWORD') }}"
              dbname: "{{ env_var('PGDATABASE', 'postgres') }}"
              schema: sector_benchmark
              threads: 4
        """;
}
