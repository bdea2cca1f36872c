using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Rights as the engine lists them.</summary>
internal static class Grants
{
    /// <summary>A table of grantee and privilege as lists of grantees by privilege.</summary>
    public static JinjaDict Standardize(object? table)
    {
        var byPrivilege = new JinjaDict();
        foreach (var row in (table as ResultTable)?.Rows ?? [])
        {
            var (grantee, privilege) = (row[0]?.ToString(), row[1]?.ToString());
            if (byPrivilege.TryGet(privilege, out var grantees) && grantees is List<object?> list)
                list.Add(grantee);
            else
                byPrivilege[privilege] = new List<object?> { grantee };
        }

        return byPrivilege;
    }
}
