using SectorPipeline.Core;

namespace SectorPipeline.Benchmarks;

/// <summary>Where the checkout is, and what stands beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string SqlProject => Path.Combine(Root, "sql");

    /// <summary>The recorded market beside the checkout; it need not be there.</summary>
    public static string RecordedMarket => Path.GetFullPath(Path.Combine(Root, "..", "shared", "market"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SectorPipeline.sln")))
                return folder.FullName;
        }

        throw new PipelineException($"{AppContext.BaseDirectory}: no folder above it holds SectorPipeline.sln. Run the benchmarks from a checkout: make bench.");
    }
}
