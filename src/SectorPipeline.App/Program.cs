using SectorPipeline.App.Cli;
using SectorPipeline.Models;

if (args is ["sql", ..])
    SqlProject.Prepare();
return await new SectorCli(CliEnvironment.OfProcess()).RunAsync(args);
