using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>Reading marts: filtered, sorted, in pages; no SQL comes from a request.</summary>
internal static class MartEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var marts = api.MapGroup("/marts").WithTags("Marts");
        marts.MapGet("/", async (MartCatalog catalog, CancellationToken cancellation) => ApiJson.Ok(new Page<string>(await catalog.NamesAsync(cancellation))))
            .WithSummary("The names of the marts").Produces<Page<string>>();
        marts.MapGet("/{mart}", ReadAsync)
            .WithSummary("Rows of a mart. Filters: column=value, or column.gte=value (eq, ne, gt, gte, lt, lte, in); columns=a,b; order=-a,b; limit; offset; format=json or csv")
            .Produces<Page<Dictionary<string, object?>>>();
        marts.MapGet("/{mart}/columns", ColumnsAsync).WithSummary("The columns of a mart and their types").Produces<Page<MartColumn>>();
    }

    private static async Task<IResult> ColumnsAsync(string mart, MartCatalog catalog, Warehouses.IWarehouse warehouse, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        return ApiJson.Ok(new Page<MartColumn>(await catalog.ColumnsAsync(connection, mart, cancellation)));
    }

    private static Task ReadAsync(string mart, MartReader reader, HttpContext context, CancellationToken cancellation) =>
        reader.ReadAsync(
            mart,
            columns => MartQuery.Parse(columns, context.Request.Query),
            (query, rows) => query.IsCsv ? WriteCsvAsync(context, mart, query, rows) : WriteJsonAsync(context, query, rows),
            cancellation);

    private static Task WriteCsvAsync(HttpContext context, string mart, MartQuery query, DbDataReader rows)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{mart}.csv\"";
        return MartCsv.WriteAsync(context.Response.Body, query, rows, context.RequestAborted);
    }

    private static async Task WriteJsonAsync(HttpContext context, MartQuery query, DbDataReader rows)
    {
        var items = new List<Dictionary<string, object?>>();
        while (items.Count <= query.Limit && await rows.ReadAsync(context.RequestAborted))
            items.Add(query.Columns.Index().ToDictionary(column => column.Item.Name, column => rows.IsDBNull(column.Index) ? null : rows.GetValue(column.Index), StringComparer.Ordinal));
        var next = items.Count > query.Limit ? ApiJson.Text(query.Offset + query.Limit) : null;
        await ApiJson.Ok(new Page<Dictionary<string, object?>>([.. items.Take(query.Limit)], next)).ExecuteAsync(context);
    }
}
