using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb.Columns;

/// <summary>Writes logical types as SQL does.</summary>
internal static class TypeNames
{
    public static string Of(LogicalTypeHandle type)
    {
        if (NativeMethods.LogicalTypeGetAlias(type) is var alias and not 0)
            return NativeText8.Owned(alias);
        return NativeMethods.GetTypeId(type) switch
        {
            DuckDbType.Decimal => $"DECIMAL({NativeMethods.DecimalWidth(type)},{NativeMethods.DecimalScale(type)})",
            DuckDbType.List => Of(NativeMethods.ListTypeChildType(type), "[]"),
            DuckDbType.Array => Of(NativeMethods.ArrayTypeChildType(type), $"[{NativeMethods.ArrayTypeArraySize(type)}]"),
            DuckDbType.Map => $"MAP({Of(NativeMethods.MapTypeKeyType(type), "")}, {Of(NativeMethods.MapTypeValueType(type), "")})",
            DuckDbType.Struct => $"STRUCT({string.Join(", ", StructFields.Names(type).Select((name, i) => $"{name} {Of(NativeMethods.StructTypeChildType(type, (ulong)i), "")}"))})",
            DuckDbType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
            DuckDbType.TimeTz => "TIME WITH TIME ZONE",
            DuckDbType.TimestampS => "TIMESTAMP_S",
            DuckDbType.TimestampMs => "TIMESTAMP_MS",
            DuckDbType.TimestampNs => "TIMESTAMP_NS",
            DuckDbType.TimeNs => "TIME_NS",
            DuckDbType.SqlNull => "NULL",
            var id => id.ToString().ToUpperInvariant(),
        };
    }

    private static string Of(LogicalTypeHandle type, string suffix)
    {
        using (type)
            return Of(type) + suffix;
    }
}

internal static class StructFields
{
    public static string[] Names(LogicalTypeHandle type)
    {
        var names = new string[NativeMethods.StructTypeChildCount(type)];
        for (var i = 0; i < names.Length; i++)
            names[i] = NativeText8.Owned(NativeMethods.StructTypeChildName(type, (ulong)i));
        return names;
    }
}
