using System.Security.Cryptography;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>What tells whether a node's source changed.</summary>
internal static class Checksum
{
    public static string Of(Node node) =>
        node switch
        {
            SqlNode sql => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.RawCode.Trim()))),
            SeedNode when File.Exists(node.File.FullPath) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(node.File.FullPath))),
            _ => "",
        };
}
