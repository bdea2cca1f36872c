namespace SectorPipeline.App.Hosting;

/// <summary>Finds the folder that holds <c>jobs/</c> and <c>sql/</c>: this one, or the nearest above.</summary>
internal static class ProjectFolder
{
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "sql", "dbt_project.yml")))
                return folder.FullName;
        }

        return start;
    }
}
