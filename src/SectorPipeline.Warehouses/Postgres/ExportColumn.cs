using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Warehouses;

/// <summary>A column of a PostgreSQL result as DuckDB keeps it.</summary>
internal sealed partial record ExportColumn(string Name, int Ordinal, string Type, Action<DuckDbAppender, NpgsqlDataReader, int> Write)
{
    public string Definition => $"{DuckDbDialect.Instance.Quote(Name)} {Type}";

    /// <exception cref="PipelineException">The column is of a type that files of marts do not have.</exception>
    public static ExportColumn Of(NpgsqlDataReader reader, int ordinal)
    {
        // What the rows say of themselves: the catalog that the driver would ask for more is not the same on Redshift.
        var (type, write) = TypeOf(reader.GetName(ordinal), reader.GetPostgresType(ordinal).Name, reader.GetDataTypeName(ordinal));
        return new ExportColumn(reader.GetName(ordinal), ordinal, type, write);
    }

    public void Append(DuckDbAppender appender, NpgsqlDataReader reader)
    {
        if (reader.IsDBNull(Ordinal))
            appender.AppendNull();
        else
            Write(appender, reader, Ordinal);
    }

    private static (string Type, Action<DuckDbAppender, NpgsqlDataReader, int> Write) TypeOf(string column, string type, string declared) =>
        type switch
        {
            "text" or "character varying" or "character" => ("varchar", (appender, reader, i) => appender.Append(reader.GetString(i))),
            "date" => ("date", (appender, reader, i) => appender.Append(reader.GetFieldValue<DateOnly>(i))),
            "timestamp without time zone" => ("timestamp", (appender, reader, i) => appender.Append(reader.GetDateTime(i))),
            "timestamp with time zone" => ("timestamptz", (appender, reader, i) => appender.Append(reader.GetFieldValue<DateTimeOffset>(i))),
            "double precision" or "real" => ("double", (appender, reader, i) => appender.Append(reader.GetFieldValue<double>(i))),
            "bigint" => ("bigint", (appender, reader, i) => appender.Append(reader.GetInt64(i))),
            "integer" or "smallint" => ("integer", (appender, reader, i) => appender.Append(reader.GetInt32(i))),
            "boolean" => ("boolean", (appender, reader, i) => appender.Append(reader.GetBoolean(i))),
            "numeric" => Numeric(declared),
            var name => throw new PipelineException($"column '{column}': PostgreSQL's type {name} has no place in a Parquet file of a mart. Cast it in the model."),
        };

    // A number without a declared scale is of any; the nearest double is then what a file can hold.
    private static (string Type, Action<DuckDbAppender, NpgsqlDataReader, int> Write) Numeric(string declared) =>
        Scale().Match(declared) is { Success: true } found && int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) <= 28
            ? ($"decimal({found.Groups[1].Value}, {found.Groups[2].Value})", (appender, reader, i) => appender.Append(reader.GetDecimal(i)))
            : ("double", (appender, reader, i) => appender.Append(reader.GetFieldValue<double>(i)));

    [GeneratedRegex(@"^numeric\((\d+), ?(\d+)\)$")]
    private static partial Regex Scale();
}
